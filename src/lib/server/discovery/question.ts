import type { Conditions } from '$lib/domain/search/conditions';
import type { EntryCard } from '$lib/domain/search/entry';
import type { Spot } from '$lib/domain/search/nearby';
import type { PlannedWord } from '$lib/domain/search/plan';
import type { SearchQuery } from '$lib/domain/search/query';
import type { Facets } from '$lib/domain/search/settings';

/** One step of the ladder, put to either engine. */
export interface Question {
	words: readonly PlannedWord[];
	/** all: every word must be there, or one that means the same; any: some may be missing. */
	match: 'all' | 'any';
	/** Only names count. */
	namesOnly?: boolean;
	/** Compounds of the question taken apart. */
	apart: boolean;
	conditions: Conditions;
	/** The whole text, folded: for entries with just that name. */
	typed: string;
	sort: SearchQuery['sort'];
	near: Spot | null;
	limit: number;
	offset: number;
	facets: boolean;
	/** Seconds since 1970. */
	now: number;
}

export interface Found {
	/** The true number, not an estimate. */
	total: number;
	cards: EntryCard[];
	/** May still be on their way. */
	facets: Facets | Promise<Facets>;
}

/** Begun now and waited for later, or never: that it fails is no fault of its own until somebody waits. */
export function later<T>(work: Promise<T>): Promise<T> {
	work.catch(() => undefined);
	return work;
}

export type Ask<F extends Found = Found> = (question: Question) => Promise<F>;
