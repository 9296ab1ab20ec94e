import { fold } from '../fold';
import { hostOf, likenessOf, WORTH_A_LOOK, type Comparable, type Sign } from './likeness';
import { asSeen, mixedWord, readingOf, shouted } from './spelling';

// What a machine sees before a person opens the item. Each says why; none decides anything.

export const REVIEW_KINDS = ['club', 'claim', 'change', 'need', 'news', 'event'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export interface Known extends Comparable {
	slug: string;
}

/** What the checks look at, whatever kind of thing it is. */
export interface Checked {
	kind: ReviewKind;
	title: string;
	/** Everything people will read, without the title. */
	text: string;
	/** Links that stand in fields made for them. */
	links: readonly string[];
	/** Fields that should say something and do not. */
	missing: readonly string[];
	/** The day it is about, on the clock of the city. */
	day: string | null;
	/** Today, on the same clock. */
	today: string;
	audiences: readonly string[];
	topics: readonly string[];
	/** Of a need: what a volunteer must bring, and where it happens. */
	requires: readonly string[];
	mode: string | null;
	foundedYear: number | null;
	pictures: readonly { words: string }[];
	/** Of a club: what it says, to be laid beside those that are known. */
	club: Comparable | null;
	known: readonly Known[];
	/** Other clubs that wrote the same lately. */
	sameText: readonly string[];
}

export const CHECKS = [
	'blocked-domain',
	'lookalike',
	'safeguarding',
	'duplicate',
	'same-text',
	'links',
	'numbers',
	'past',
	'implausible',
	'missing',
	'capitals',
	'picture-words',
	'hard-to-read',
] as const;
export type CheckKey = (typeof CHECKS)[number];

export interface Finding {
	key: CheckKey;
	/** Look first. */
	serious: boolean;
	/** What was found, in its own words: the reason. */
	found: string[];
	/** Of an alike club: by what, how much, and where it stands. */
	signs?: Sign[];
	score?: number;
	slug?: string;
}

/** Addresses that hide where they lead, and such that were never for anybody's good. */
export const BLOCKED_DOMAINS: ReadonlySet<string> = new Set(
	`bit.ly tinyurl.com t.co goo.gl is.gd ow.ly cutt.ly rb.gy shorturl.at rebrand.ly adf.ly t.ly
	tiny.cc s.id lnkd.in 1xbet.com melbet.com bet365.com`.split(/\s+/),
);

/** In the order of their weight; nothing found is an empty list. */
export function checksOf(thing: Checked): Finding[] {
	const found = [
		blocked(thing),
		lookalike(thing),
		safeguarding(thing),
		...duplicates(thing),
		thing.sameText.length > 0 && finding('same-text', [...thing.sameText], true),
		links(thing),
		numbers(thing),
		thing.day !== null && thing.day < thing.today && finding('past', [thing.day]),
		implausible(thing),
		thing.missing.length > 0 && finding('missing', [...thing.missing]),
		capitals(thing),
		pictures(thing),
		hardToRead(thing),
	];
	return found.filter((one) => one !== false && one !== undefined);
}

/** Higher is looked at first: risk before age. */
export const riskOfFindings = (findings: readonly Finding[]): number =>
	findings.reduce((sum, { serious }) => sum + (serious ? 10 : 1), 0);

const finding = (key: CheckKey, found: string[], serious = false): Finding => ({
	key,
	serious,
	found,
});

const LINK =
	/(?:https?:\/\/|www\.)[^\s<>"')\]]+|\b[a-z0-9-]+\.(?:de|com|org|net|info|io|ly|me|shop|xyz|online|site)\b(?:\/[^\s<>"')\]]*)?/gi;
const MAIL = /[^\s<>@]{1,64}@[a-z0-9.-]{1,100}\.[a-z]{2,20}/gi;
const NUMBER = /(?:\+49|\b0)[\d\s/()-]{6,30}\d/g;
const IBAN = /\bDE\d{2}[\s\d]{16,24}\b/g;

const linksIn = (text: string): string[] => text.replace(MAIL, ' ').match(LINK) ?? [];

function blocked({ text, title, links: given }: Checked) {
	const hosts = [...given, ...linksIn(`${title}\n${text}`)].map(hostOf);
	const bad = hosts.filter((host) =>
		[...BLOCKED_DOMAINS].some((domain) => host === domain || host.endsWith(`.${domain}`)),
	);
	return bad.length > 0 && finding('blocked-domain', [...new Set(bad)], true);
}

function links({ text, club, links: given }: Checked) {
	const own = new Set([...given, club?.website ?? ''].map(hostOf));
	const foreign = linksIn(text).filter((link) => !own.has(hostOf(link)));
	return foreign.length > 0 && finding('links', [...new Set(foreign)].slice(0, 5));
}

/** A number or an address in the text stays public even when the field beside it is private. */
function numbers({ text }: Checked) {
	const found = [
		...(text.match(MAIL) ?? []),
		...(text.match(IBAN) ?? []),
		...(text.replace(IBAN, ' ').match(NUMBER) ?? []),
	];
	return found.length > 0 && finding('numbers', [...new Set(found)].slice(0, 5));
}

/** Written like a club that is known, and not the same letters. */
function lookalike({ title, club, known }: Checked) {
	const mixed = mixedWord(title);
	const alike = club
		? known.find(({ name }) => fold(name) !== fold(title) && asSeen(name) === asSeen(title))
		: undefined;
	if (alike) return { ...finding('lookalike', [alike.name], true), slug: alike.slug };
	return mixed !== undefined && finding('lookalike', [mixed], true);
}

function duplicates({ club, known }: Checked): Finding[] {
	if (!club) return [];
	return known
		.map((one) => ({ one, ...likenessOf(club, one) }))
		.filter(({ score }) => score >= WORTH_A_LOOK)
		.sort((a, b) => b.score - a.score)
		.slice(0, 3)
		.map(({ one, score, signs }) => ({
			...finding('duplicate', [one.name], score >= 85),
			score,
			signs,
			slug: one.slug,
		}));
}

const MINORS = ['kinder', 'jugendliche'];
const ABOUT_MINORS =
	/\b(?:kind(?:er|ern)?|jugendlich\w*|schueler\w*|minderjaehrig\w*|kita|babysit\w*)\b/;
const AT_HOME = /\b(?:hausbesuch\w*|zu hause|zuhause|daheim|in der wohnung|nach hause)\b/;
const SAFE = ['fuehrungszeugnis', 'juleica'];

/** Alone with children, or in somebody's home: then the need says what it asks for. */
function safeguarding({ kind, title, text, audiences, topics, requires, mode }: Checked) {
	if (kind !== 'need' || requires.some((one) => SAFE.includes(one))) return undefined;
	const words = fold(`${title} ${text}`);
	const minors =
		audiences.some((one) => MINORS.includes(one)) ||
		topics.includes('kinder-jugend') ||
		ABOUT_MINORS.test(words);
	// "At home" of the volunteer, in front of the own screen, is nobody else's home.
	const home = mode !== 'zuhause' && mode !== 'online' && AT_HOME.test(words);
	const found = [...(minors ? ['minors'] : []), ...(home ? ['home'] : [])];
	return found.length > 0 && finding('safeguarding', found, true);
}

function implausible({ foundedYear, today, title, text }: Checked) {
	const found = [
		...(foundedYear !== null && foundedYear > Number(today.slice(0, 4))
			? [String(foundedYear)]
			: []),
		...(/^(?:test|asdf|qwertz|xxx+|lorem ipsum)\b/i.test(title) ? [title] : []),
		...(/lorem ipsum/i.test(text) ? ['Lorem ipsum'] : []),
	];
	return found.length > 0 && finding('implausible', found);
}

function capitals({ title, text }: Checked) {
	const loud = shouted(`${title} ${text}`);
	return loud > 0 && finding('capitals', [String(loud)]);
}

const pictures = ({ pictures: all }: Checked) => {
	const silent = all.filter(({ words }) => words.trim() === '').length;
	return silent > 0 && finding('picture-words', [String(silent)]);
};

const HARD_LIX = 60;

function hardToRead({ text }: Checked) {
	const { lix, words, perSentence } = readingOf(text);
	return words >= 40 && lix >= HARD_LIX && finding('hard-to-read', [String(perSentence)]);
}
