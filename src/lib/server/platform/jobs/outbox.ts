import { delivery, fact } from '$db/schema';
import { and, eq, gt, isNotNull, isNull, like, or, sql } from 'drizzle-orm';
import { rows, type Database, type Db } from '../database';
import { newId } from '../ids';

export interface Fact {
	type: string;
	thingKind: string;
	thingId: string;
	payload?: Record<string, unknown>;
}

export interface KnownFact extends Required<Fact> {
	id: string;
	at: Date;
}

/** Before each further try, in seconds. Seven waits are eight tries; what fails the eighth time is parked. */
export type Waits = readonly [number, number, number, number, number, number, number];

/** Mail may be late for two days before somebody has to look. A code is stale by then: its mail is tried as the rest. */
export const MAIL_WAITS: Waits = [60, 300, 1_800, 7_200, 21_600, 55_440, 86_400];

/** What happens after a fact. Must be idempotent: it may hear the same fact twice. */
export interface Listener {
	name: string;
	hears: readonly string[];
	/** Default: within ten minutes. */
	waits?: Waits;
	/** What it does is seen outside and cannot be undone (mail): one at a time, so a crash doubles one at most. */
	oneByOne?: boolean;
	handle(fact: KnownFact): Promise<void>;
}

export interface Outbox {
	/** Inside the transaction of the change. Throws when nobody listens: a fact without effect is a mistake. */
	tell(tx: Db, happened: Fact): Promise<string>;
	/** After the commit: somebody may look now instead of at the next tick. */
	nudge(): void;
}

export function openOutbox(listeners: readonly Listener[], nudge: () => void): Outbox {
	return {
		nudge,
		async tell(tx, happened) {
			const hearing = listeners.filter((l) => l.hears.includes(happened.type));
			if (hearing.length === 0) throw new Error(`Nobody listens to ${happened.type}`);
			const id = newId();
			await tx.insert(fact).values({ id, ...happened });
			await tx
				.insert(delivery)
				.values(hearing.map((l) => ({ factId: id, listener: l.name, thingId: happened.thingId })));
			return id;
		},
	};
}

export interface OutboxState {
	waiting: number;
	parked: number;
	/** Age of the oldest delivery that waits, in seconds. */
	lagSeconds: number;
}

export async function outboxState(database: Database): Promise<OutboxState> {
	const [row] = await database.read((db) =>
		rows<{ waiting: number; parked: number; lag: number | string | null }>(
			db,
			sql`select count(*) filter (where parked_at is null)::int as waiting,
				count(*) filter (where parked_at is not null)::int as parked,
				extract(epoch from now() - min(created_at) filter (where parked_at is null)) as lag
				from delivery`,
		),
	);
	return {
		waiting: row?.waiting ?? 0,
		parked: row?.parked ?? 0,
		lagSeconds: Math.max(0, Math.round(Number(row?.lag ?? 0))),
	};
}

/** A mail about this thing did not get out at its last try: whoever waits for it is told. */
export async function mailIsLate(db: Db, thingId: string): Promise<boolean> {
	const found = await db
		.select({ sequence: delivery.sequence })
		.from(delivery)
		.where(
			and(
				eq(delivery.thingId, thingId),
				like(delivery.listener, '%-mail'),
				or(gt(delivery.tries, 0), isNotNull(delivery.parkedAt)),
			),
		)
		.limit(1);
	return found.length > 0;
}

/** Listeners whose last try failed and who will be tried again: their mail server is away, perhaps. */
export async function troubledListeners(database: Database): Promise<string[]> {
	const found = await database.read((db) =>
		db
			.selectDistinct({ listener: delivery.listener })
			.from(delivery)
			.where(and(gt(delivery.tries, 0), isNull(delivery.parkedAt)))
			.orderBy(delivery.listener),
	);
	return found.map((row) => row.listener);
}
