import type { Machine, Who } from '$lib/domain/states';
import type { EntryPlace, PictureUse } from '$lib/domain/writing/content';
import type { WrittenKind } from '$lib/domain/writing/kinds';
import type { Db } from '../platform/database';

/** What every composer's content has in common. */
export interface AnyContent {
	title: string;
	picture: PictureUse | null;
	/** Absent: where the club is. */
	place?: EntryPlace;
}

export interface EntryRow {
	id: string;
	clubId: string | null;
	slug: string;
	title: string;
	state: string;
	publishedAt: Date | null;
	updatedAt: Date;
	/** Leaves the lists then. */
	until: Date | null;
	placeId: string | null;
	district: string | null;
}

export interface PlaceColumns {
	placeId: string | null;
	district: string | null;
}

/** A need, an event or a piece of news, as the common ways of writing see it. */
export interface Written<C extends AnyContent = AnyContent> {
	readonly kind: WrittenKind;
	/** What is told after a change. */
	readonly fact: string;
	readonly moves: Moves;
	/** Stands for a title without letters in the address. */
	readonly otherwise: string;
	find(db: Db, id: string, lock?: boolean): Promise<{ row: EntryRow; content: C } | undefined>;
	/** The newest of a club, whatever became of them. */
	list(db: Db, clubId: string, limit: number): Promise<EntryRow[]>;
	insert(tx: Db, id: string, given: Given<C> & { clubId: string }): Promise<void>;
	update(tx: Db, id: string, given: Given<C>): Promise<void>;
	/** A change of state alone. */
	put(tx: Db, id: string, moved: Moved): Promise<void>;
	/** What a change of the text does to the state: a need that ran out is open again. */
	revive?(state: string): string | undefined;
	/** What was kept, as content; an older version may say less. */
	read(kept: Record<string, unknown>): C;
}

export interface Given<C> {
	slug: string;
	state: string;
	content: C;
	place: PlaceColumns;
	publishedAt: Date | null;
	now: Date;
}

export interface Moved {
	action: string;
	state: string;
	reason: string;
	/** A day until which it is true again. */
	until?: Date;
	publishedAt?: Date;
	now: Date;
}

/** A table of states, asked in plain words. */
export interface Moves {
	move(state: string, action: string, who?: Who): string;
	possible(state: string, who?: Who): string[];
	/** Where this action leads, from anywhere. */
	leadsTo(action: string): string | undefined;
}

export const movesOf = <S extends string, A extends string>(machine: Machine<S, A>): Moves => ({
	move: (state, action, who) => machine.move(state as S, action as A, who),
	possible: (state, who) => machine.possible(state as S, who),
	leadsTo: (action) => machine.moves.find((one) => one.action === action)?.to,
});
