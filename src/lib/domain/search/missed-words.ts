import { fold } from '../fold';

/** What people searched for and found nothing, with the days on which they did. */
export interface Missed {
	text: string;
	days: number;
}

/** Asked on so many different days it is no slip of one person. */
export const LEAST_MISSED_DAYS = 3;
/** Nobody misses it any more, so it leaves by itself: there is nothing to tick off. */
export const QUIET_DAYS = 14;

/** Single words, however they were put together: "Anna-Lena?" are two. */
export const wordsOf = (text: string): string[] => fold(text).match(/\p{L}+/gu) ?? [];

/** What may stand on the desk: asked by several, and without anything that could be somebody. */
export const mayBeShown = ({ text, days }: Missed, names: ReadonlySet<string>): boolean =>
	days >= LEAST_MISSED_DAYS &&
	!/[\p{N}@]/u.test(text) &&
	!wordsOf(text).some((word) => names.has(word));
