import { cities, findCity, type City } from '../../src/lib/city';
import { loadGazetteer } from '../../src/lib/city/gazetteer';

/** Names that mean something everywhere: a "Hafenstraße" in Bamberg is no trace of Lübeck. */
const EVERYWHERE = new Set([
	'Innenstadt',
	'Zentrum',
	'Altstadt',
	'Stadtmitte',
	'City',
	'Nord',
	'Ost',
]);

/**
 * Words that must not appear when the product runs as the given city: what belongs to the other cities
 * and not to this one. For pages, manifest, mails and search of a product started with `CITY=<key>`.
 */
export function forbiddenTraces(cityKey: string): string[] {
	const own = findCity(cityKey);
	if (!own) throw new Error(`No city ${cityKey}`);
	const ownWords = new Set(wordsOf(own));
	const others = cities.filter((one) => one.key !== cityKey).flatMap(wordsOf);
	return [...new Set(others)].filter((word) => !ownWords.has(word) && !EVERYWHERE.has(word));
}

/** The same with streets and public places; long, for search and address fields. */
export async function forbiddenPlaces(cityKey: string): Promise<string[]> {
	const own = (await loadGazetteer(cityKey)).map((spot) => spot.name);
	const others = await Promise.all(
		cities.filter((one) => one.key !== cityKey).map((one) => loadGazetteer(one.key)),
	);
	const names = others.flat().flatMap((spot) => (isPartOf(spot.name, own) ? [] : [spot.name]));
	// A short or general name ("Rose", "Markt", "Rathaus") says nothing about a city.
	return [...new Set(names)].filter((name) => name.length >= 9);
}

/** "Sandstraße" stands in "Obere Sandstraße": that is no trace. */
const isPartOf = (name: string, own: readonly string[]): boolean =>
	own.some((one) => tracesIn(one, [name]).length > 0);

/** Which of the words stand in a text, however they are capitalised. */
export function tracesIn(text: string, words: readonly string[]): string[] {
	const small = text.toLocaleLowerCase('de');
	return words.filter((word) => {
		// Most words are nowhere, and looking for their letters is a hundred times faster.
		if (!small.includes(word.toLocaleLowerCase('de'))) return false;
		// A whole word: "Bug" is a district, "Bugfix" is not.
		const pattern = word.toLocaleLowerCase('de').replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
		return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'u').test(small);
	});
}

const wordsOf = (city: City): string[] => [
	city.key,
	city.name,
	city.product,
	city.phrases.adjective,
	city.state,
	city.owner.name,
	city.owner.phone,
	city.agency.name,
	city.agency.phone,
	mailHost(city.feedbackMail),
	...city.postcodes.map((one) => one.code),
	...city.districts.flatMap((one) => [one.key, one.label]),
	...city.surroundings.map((one) => one.label),
];

const mailHost = (mail: string): string => mail.slice(mail.indexOf('@') + 1);
