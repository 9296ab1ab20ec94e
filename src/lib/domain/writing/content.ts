import type { ClubPlace } from '../club/content';
import { sameJson } from '../same-json';

/** Where it is: where the club is, somewhere else, or nowhere in particular. */
export type EntryPlace = 'verein' | 'ohne' | ClubPlace;

/** A picture as one text uses it. */
export interface PictureUse {
	id: string;
	/** Empty: decoration only. */
	alt: string;
	credit: string;
}

/** Which fields differ; lists are equal with the same members in the same order. */
export const changedIn = <C extends object>(before: C, after: C): (keyof C & string)[] =>
	(Object.keys(after) as (keyof C & string)[])
		.filter((field) => !sameJson(before[field], after[field]))
		.sort();
