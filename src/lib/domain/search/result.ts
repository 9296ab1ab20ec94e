import type { EntryCard, Labelled } from './entry';
import type { Piece, Reason } from './explain';
import type { Droppable } from './conditions';
import type { Facet } from './settings';

export interface SearchHit extends EntryCard {
	/** About so many minutes, when the question says from where and by what. */
	minutes: number | null;
	highlight: { name: Piece[]; summary: Piece[] };
	/** Only when asked for. */
	why?: Reason[];
}

export interface FacetValue extends Labelled {
	count: number;
}

export interface Relaxed {
	/** What was left out, because with it nothing fits: names of the address. */
	dropped: Droppable[];
	/** Not all words could be had at once: some are missing in some hits. */
	words: boolean;
}

export interface SearchResult {
	total: number;
	hits: SearchHit[];
	facets: Partial<Record<Facet, FacetValue[]>>;
	relaxed: Relaxed | null;
	/** Served by the database, because the engine is away. */
	degraded: boolean;
}

export interface Suggestions {
	topics: { key: string; label: string }[];
	clubs: { id: string; name: string; url: string; district: string | null }[];
	places: { key: string; label: string }[];
	degraded: boolean;
}
