import type { Box } from '$lib/domain/search/nearby';
import type { PackedPoint } from '$lib/domain/search/spots';
import type { Ask, Question } from './question';

/** Who finds what is drawn on the map. */
export interface Spotter {
	find: Ask;
	/** Each address by itself; undefined: there are too many hits. */
	points(question: Question): Promise<PackedPoint[] | undefined>;
	/** How many lie in each field of a grid over the view: what no map can tell apart it can still count. */
	fields(question: Question, view: Box): Promise<PackedPoint[]>;
}

/**
 * Several lie at one address, and some nowhere: so many hits may become points. The engine counts the values
 * of up to 3,000 documents one by one; beyond, it walks over all values there are.
 */
export const MOST_HITS = 3_000;
