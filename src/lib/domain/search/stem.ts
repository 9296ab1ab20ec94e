import { fold } from '../fold';

// Light German stemming: enough that "Wanderungen", "wandern" and "Wanderer" meet, and no more. Both the
// index and the query go through it, so what counts is that it is the same, not that it is a real root.

/** Arabic is written with and without these marks and forms. */
const ARABIC: readonly [RegExp, string][] = [
	[/[أإآ]/g, 'ا'],
	[/ى/g, 'ي'],
	[/ة/g, 'ه'],
	[/ـ/g, ''],
];

/** What is in a copied word and not to be seen: where it may be parted, and marks of no width. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/**
 * Small letters without marks, umlauts spelt out, letters of other widths and shapes as plain ones; the one
 * way of writing in the whole search.
 */
export function foldForSearch(text: string): string {
	let folded = fold(text.normalize('NFKC').replace(UNSEEN, ''));
	if (/\p{Script=Arabic}/u.test(folded))
		for (const [form, plain] of ARABIC) folded = folded.replace(form, plain);
	return folded;
}

const WORD = /[\p{L}\p{N}]+/gu;
/** "e. V.", "St.", "z. B.": letters that mean nothing alone stay together with what they belong to. */
const SHORT: readonly [RegExp, string][] = [
	[/\be\.? ?v\.?(?=\W|$)/g, ' '],
	[/\bg ?gmbh\b/g, ' '],
	[/\bsankt\b|\bst\b\.?/g, ' st '],
	[/(\p{L})['’ʼ](\p{L})/gu, '$1$2'],
];

/** Folded words in the order they were written. */
export function words(text: string): string[] {
	let folded = foldForSearch(text);
	for (const [short, plain] of SHORT) folded = folded.replace(short, plain);
	return folded.match(WORD) ?? [];
}

const SUFFIXES = [
	'ungen',
	'erinnen',
	'innen',
	'erin',
	'ung',
	'en',
	'er',
	'es',
	'em',
	'e',
	'n',
	's',
];
const STAYS = new Set([
	'zeitung',
	'verein',
	'wasser',
	'kuenstler',
	'theater',
	'orchester',
	'computer',
]);
/** Shorter than this, an ending is more likely part of the word. */
const LEAST = 4;

/** Endings of Russian and Ukrainian words as they are folded ("й" is "и"), the longest first, after three letters. */
const CYRILLIC =
	/^(.{3,}?)(?:ами|ями|ьми|ыми|ими|ого|его|ому|ему|ать|ять|ить|ати|яти|ити|ов|ев|ів|ом|ем|ам|ям|ах|ях|ою|ею|ои|еи|ых|их|ым|им|ая|яя|ое|ее|ые|ие|ыи|ии|[аеийіоуыьэюя])$/u;

/** A text says the same words again and again; most work of an index is done here. */
const known = new Map<string, string>();
const MOST_KNOWN = 20_000;

export function stem(word: string): string {
	const before = known.get(word);
	if (before !== undefined) return before;
	const found = /^[a-z]+$/.test(word)
		? STAYS.has(word)
			? word
			: plainVowels(cut(word))
		: (CYRILLIC.exec(word)?.[1] ?? word);
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(word, found);
	return found;
}

function cut(word: string): string {
	// "wandern", "basteln": the verb without its ending; "kindern" becomes "kinder", which is a word too.
	if (/(er|el)n$/.test(word) && word.length > LEAST + 1) return word.slice(0, -1);
	if (/[bdfgklmnprt]in$/.test(word) && word.length >= 8 && !word.endsWith('ein'))
		return word.slice(0, -2);
	// "Wohnungslosigkeit" and "Wohnungslose".
	if (word.endsWith('losigkeit')) return word.slice(0, -'igkeit'.length);
	for (const suffix of SUFFIXES) {
		if (!word.endsWith(suffix)) continue;
		const rest = word.slice(0, -suffix.length);
		if (rest.length < LEAST) {
			if (suffix === 's' && rest.length === 3) return rest;
			continue;
		}
		// "us", "is", "ss": part of the word.
		if (suffix === 's' && /[ius]$/.test(rest)) return word;
		return rest;
	}
	return word;
}

/** "Chöre" and "Chor", "Gärten" and "Garten". */
const plainVowels = (word: string): string => word.replace(/([aou])e(?=[^aeiou])/g, '$1');
