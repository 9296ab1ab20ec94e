import { fold } from '../fold';
import { hashOf } from '../text-hash';
import { compareNames, coreWords } from './club-name';

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
	topics?: readonly string[];
}

export const SIGNS = [
	'name',
	'register-number',
	'phone',
	'mail',
	'website',
	'place',
	'text',
	'topics',
] as const;
export type Sign = (typeof SIGNS)[number];

export interface Likeness {
	/** 0 to 100. */
	score: number;
	signs: Sign[];
}

/** From here on somebody should look. */
export const WORTH_A_LOOK = 60;

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

/** A club made ready to be compared with many. */
export interface Prepared {
	names: readonly (readonly string[])[];
	number: string;
	phone: string;
	mail: string;
	/** Host and path; nothing for a page that many share. */
	page: string;
	place: string;
	/** Three words in a row, each as a number, in order: many texts lie in memory at once. */
	pieces: Uint32Array;
	topics: readonly string[];
}

export function prepare(club: Comparable): Prepared {
	const host = hostOf(club.website);
	const street = streetOf(club.street);
	const phone = digitsOf(club.phone);
	return {
		names: [club.name, ...(club.aliases ?? [])].map(coreWords),
		number: registerNumber(club.text),
		phone: phone.length >= 5 ? phone : '',
		mail: club.mail.toLowerCase(),
		page: host === '' || SHARED.test(host) ? '' : host + pathOf(club.website),
		place: street.length >= 5 ? `${street} ${club.postcode}` : '',
		pieces: piecesOf(club.text),
		topics: club.topics ?? [],
	};
}

export const likenessOf = (one: Comparable, other: Comparable): Likeness =>
	likenessBetween(prepare(one), prepare(other));

export function likenessBetween(one: Prepared, other: Prepared): Likeness {
	const [name] = one.names
		.flatMap((mine) => other.names.map((yours) => compareNames(mine, yours)))
		.sort((a, b) => Number(a.apart) - Number(b.apart) || b.likeness - a.likeness);
	const { likeness, apart } = name ?? { likeness: 0, apart: true };
	const same = (a: string, b: string) => a !== '' && a === b;
	const text = sharedPieces(one.pieces, other.pieces) >= 0.6;
	const said: Record<Sign, boolean> = {
		name: likeness >= 0.75 && !apart,
		'register-number': same(one.number, other.number),
		phone: same(one.phone, other.phone),
		mail: same(one.mail, other.mail),
		website: same(one.page, other.page),
		place: same(one.place, other.place),
		text,
		topics: likeness >= 0.5 && one.topics.some((key) => other.topics.includes(key)),
	};
	const signs = SIGNS.filter((sign) => said[sign]);
	const sum = signs.reduce((all, sign) => all + WEIGHT[sign], likeness * 60);
	// Two numbers of the register are two associations, however alike they are called.
	const differ = one.number !== '' && other.number !== '' && one.number !== other.number;
	// Choirs of one parish share everything but what they are; one number or one text is one club all the same.
	const together = said['register-number'] || (text && contacts(said) > 0);
	const score = Math.min(100, sum) * (apart && !together ? 0.5 : 1) - (differ ? 40 : 0);
	return { score: Math.max(0, Math.round(score)), signs };
}

const WEIGHT: Record<Sign, number> = {
	name: 0,
	'register-number': 45,
	phone: 20,
	mail: 25,
	website: 25,
	place: 15,
	text: 30,
	topics: 5,
};

const contacts = (said: Record<Sign, boolean>): number =>
	[said.phone, said.mail, said.website, said.place].filter(Boolean).length;

const pathOf = (website: string) =>
	website
		.toLowerCase()
		.replace(/^(?:https?:\/\/)?[^/]*/, '')
		.replace(/\/+$/, '');

function piecesOf(text: string): Uint32Array {
	const words = fold(text).split(/[^\p{L}\p{N}]+/u);
	const hashes = words.slice(2).map((word, at) => hashOf(`${words[at]} ${words[at + 1]} ${word}`));
	return Uint32Array.from(new Set(hashes)).sort();
}

/** Share of pieces that both texts have; short texts are alike by chance and say nothing. */
function sharedPieces(one: Uint32Array, other: Uint32Array): number {
	const few = Math.min(one.length, other.length);
	if (few < 8) return 0;
	let both = 0;
	for (let a = 0, b = 0; a < one.length && b < other.length;) {
		const [mine = 0, yours = 0] = [one[a], other[b]];
		if (mine === yours) both++;
		if (mine <= yours) a++;
		if (yours <= mine) b++;
	}
	return both / few;
}
