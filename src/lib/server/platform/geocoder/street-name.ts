import { foldPlace } from '$lib/city';

/**
 * The names that may be meant in a street field: "Haus der Vereine, Koberg 99 (Hof)" can be the house or
 * the square. House numbers say nothing to a gazetteer.
 */
export function streetNames(typed: string): string[] {
	return typed
		.slice(0, 200)
		.split(/[,;()]/u)
		.map((part) => foldPlace(part.replace(/(?<=\p{L}[\s.]*)[\s.]\d.*$/u, '')))
		.filter((name) => name.length >= 3 && !/^\d/u.test(name));
}

/** Folded without gaps: people write "Ratzeburger-Allee" and "Breite Str." as they like. */
export const squeezed = (text: string): string => foldPlace(text).replaceAll(' ', '');

/** Equal but for one letter too many, too few, wrong, or two that changed places. */
export function isOneTypoAway(a: string, b: string): boolean {
	if (a === b || Math.abs(a.length - b.length) > 1) return false;
	let start = 0;
	while (start < a.length && a[start] === b[start]) start++;
	const [restA, restB] = [a.slice(start), b.slice(start)];
	if (restA.length !== restB.length) return restA.slice(1) === restB || restB.slice(1) === restA;
	const swapped = `${restA[1] ?? ''}${restA[0] ?? ''}${restA.slice(2)}`;
	return restA.slice(1) === restB.slice(1) || swapped === restB;
}
