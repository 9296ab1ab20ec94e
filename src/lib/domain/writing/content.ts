import type { ClubPlace } from '../club/content';

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
		.filter((field) => spelledOut(before[field]) !== spelledOut(after[field]))
		.sort();

/** The same for the same value: a database gives fields of fields back in an order of its own. */
export function spelledOut(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(spelledOut).join(',')}]`;
	if (value !== null && typeof value === 'object')
		return `{${Object.entries(value)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, inner]) => `${key}:${spelledOut(inner)}`)
			.join(',')}}`;
	return JSON.stringify(value ?? null);
}
