import { fold } from '../fold';
import { edits } from '../search/edits';

// How alike two clubs are, from what they say. Decides nothing: people look at both and say whether they are one.

export interface Comparable {
	name: string;
	aliases?: readonly string[];
	/** Every text in which a register number may stand, and what is compared. */
	text: string;
	phone: string;
	mail: string;
	website: string;
	street: string;
	postcode: string;
}

export const SIGNS = [
	'name',
	'register-number',
	'phone',
	'mail',
	'website',
	'place',
	'text',
] as const;
export type Sign = (typeof SIGNS)[number];

export interface Likeness {
	/** 0 to 100. */
	score: number;
	signs: Sign[];
}

/** From here on somebody should look. */
export const WORTH_A_LOOK = 60;

const EMPTY = new Set(
	`e v ev eingetragener verein der die das und fuer in im von vom zu zum am an luebeck luebecker
	gmbh ggmbh gruppe hansestadt`.split(/\s+/),
);

/** The words of a name that tell it from others. */
export const coreWords = (name: string): string[] => [
	...new Set(
		fold(name)
			.split(/[^\p{L}\p{N}]+/u)
			.filter((word) => word !== '' && !EMPTY.has(word)),
	),
];

/** "VR 1234 HL": the number under which a court keeps an association. */
export const registerNumber = (text: string): string =>
	/\bV(?:ereins)?R(?:egister)?(?:[ .-]*Nr\.?)?[ .:-]*(\d{2,6})\b/i.exec(text)?.[1] ?? '';

export const digitsOf = (phone: string): string =>
	phone.replace(/\D/g, '').replace(/^(?:0049|49|0)+/, '');

export const hostOf = (website: string): string =>
	/^(?:https?:\/\/)?(?:www\.)?([^/?#\s:]+)/i.exec(website)?.[1]?.toLowerCase() ?? '';

export const streetOf = (street: string): string =>
	fold(street)
		.replace(/str(?:asse|\.)?(?=\s|\d|$)/g, 'str')
		.replace(/[^\p{L}\p{N}]/gu, '');

/** Pages that many clubs share say nothing. */
const SHARED =
	/(?:^|\.)(?:facebook|instagram|linktr|jimdofree|jimdosite|wixsite|wordpress|google)\./;

export function likenessOf(one: Comparable, other: Comparable): Likeness {
	const name = Math.max(
		...namesOf(one).flatMap((a) => namesOf(other).map((b) => nameLikeness(a, b))),
	);
	const numbers = [registerNumber(one.text), registerNumber(other.text)] as const;
	const same = (a: string, b: string, least = 1) => a.length >= least && a === b;
	const hosts = [hostOf(one.website), hostOf(other.website)] as const;
	const signs: Sign[] = [
		...(name >= 0.75 ? (['name'] as const) : []),
		...(same(...numbers) ? (['register-number'] as const) : []),
		...(same(digitsOf(one.phone), digitsOf(other.phone), 5) ? (['phone'] as const) : []),
		...(same(one.mail.toLowerCase(), other.mail.toLowerCase()) ? (['mail'] as const) : []),
		...(same(...hosts) && !SHARED.test(hosts[0]) && samePage(one.website, other.website)
			? (['website'] as const)
			: []),
		...(same(streetOf(one.street), streetOf(other.street), 5) && one.postcode === other.postcode
			? (['place'] as const)
			: []),
		...(textLikeness(one.text, other.text) >= 0.6 ? (['text'] as const) : []),
	];
	const besides = signs.reduce((sum, sign) => sum + WEIGHT[sign], 0);
	// Two numbers of the register are two associations, however alike they are called.
	const differ = numbers[0] !== '' && numbers[1] !== '' && numbers[0] !== numbers[1];
	const score = Math.round(Math.min(100, name * 60 + besides - (differ ? 40 : 0)));
	return { score: Math.max(0, score), signs };
}

const WEIGHT: Record<Sign, number> = {
	name: 0,
	'register-number': 45,
	phone: 20,
	mail: 25,
	website: 25,
	place: 15,
	text: 30,
};

const namesOf = ({ name, aliases = [] }: Comparable) => [name, ...aliases];

const samePage = (a: string, b: string) => pathOf(a) === pathOf(b);
const pathOf = (website: string) =>
	website
		.toLowerCase()
		.replace(/^https?:\/\/[^/]*/, '')
		.replace(/\/+$/, '');

/** Words that both have, each of them allowed a slip; a number in one and not in the other tells them apart. */
export function nameLikeness(a: string, b: string): number {
	const [one, other] = [coreWords(a), coreWords(b)];
	if (one.length === 0 || other.length === 0) return 0;
	if (one.join('') === other.join('')) return 1;
	if (initialsOf(one, other) || initialsOf(other, one)) return 0.8;
	const [few, many] = one.length <= other.length ? [one, other] : [other, one];
	const weight = (words: readonly string[]) => words.reduce((sum, word) => sum + word.length, 0);
	const shared = few.filter((word) => many.some((its) => sameWord(word, its)));
	const likeness = (2 * weight(shared)) / (weight(few) + weight(many));
	const numbers = (words: readonly string[]) => words.filter((word) => /^\d+$/.test(word)).join();
	return numbers(one) === numbers(other) ? Math.min(1, likeness) : likeness * 0.6;
}

const sameWord = (a: string, b: string): boolean =>
	a === b ||
	(!/\d/.test(a + b) &&
		a.length > 4 &&
		edits(a, b, a.length > 8 ? 2 : 1) <= (a.length > 8 ? 2 : 1));

/** "TSV" for "Turn- und Sportverein": the short form of three words or more. */
const initialsOf = (short: readonly string[], long: readonly string[]): boolean =>
	short.length === 1 &&
	long.length >= 3 &&
	short[0] === long.map((word) => word.charAt(0)).join('');

const pieces = (text: string): Set<string> => {
	const words = fold(text).split(/[^\p{L}\p{N}]+/u);
	return new Set(words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`));
};

/** Share of three words in a row that both texts have; short texts are alike by chance and say nothing. */
export function textLikeness(a: string, b: string): number {
	const [one, other] = [pieces(a), pieces(b)];
	if (Math.min(one.size, other.size) < 8) return 0;
	const both = [...one].filter((piece) => other.has(piece)).length;
	return both / Math.min(one.size, other.size);
}
