import { looseParts, splitCompound, type Parts } from './compounds';
import { FILLERS, NEED_WORDS, TYPE_WORDS, WEAK, type EntryType } from './fillers';
import { stem, words } from './stem';
import { asOneWord, type Concept, type Thesaurus } from './thesaurus';
import { readLittleGerman, readTime, type Said } from './calendar-words';
import type { WhenWord } from './when';
import type { Gazetteer } from './where';
import type { Lexicon } from './lexicon';

// What somebody meant by what they typed. Knows no engine: both search with the same plan.

export interface PlannedWord {
	/** As typed, folded. */
	written: string;
	/** What is searched for; of several words that mean one thing, all in one. */
	stem: string;
	/** Still being typed: what begins so counts. */
	open: boolean;
	/** Nobody ever wrote it so: a typo, or a compound of somebody's own. */
	unknown: boolean;
	/** Canonical words of what it means; matched as well. */
	meanings: readonly string[];
	/** Nearest known words, when nobody ever wrote this one. */
	corrections: readonly string[];
	/** When the whole word finds little: all of these together. */
	parts: readonly string[];
}

export interface Plan {
	/** Every typed word, for entries whose name is just that. */
	typed: readonly string[];
	words: readonly PlannedWord[];
	/** All but fillers as words, also those that became filters. Empty when nothing became one. */
	nameWords: readonly PlannedWord[];
	when: {
		days: readonly WhenWord[];
		times: readonly WhenWord[];
		/** Days from today it may be away at most, and at least; null: any such day. */
		ahead: number | null;
		from: number | null;
	};
	districts: readonly string[];
	postcode: string | null;
	type: EntryType | null;
	/** Who knows little German can do it. */
	littleGerman: boolean;
	/** Something of the text became a filter. */
	understood: boolean;
}

export interface PlanTools {
	thesaurus: Thesaurus;
	gazetteer: Gazetteer;
	parts: Parts;
	lexicon: Lexicon;
	/** Folded names of the city itself: everything is there. */
	cityNames: ReadonlySet<string>;
}

const MOST_WORDS = 12;

/** `today` counts from Monday = 0; without its `date` (YYYY-MM-DD) names of months are words like any other. */
export function planQuery(query: string, tools: PlanTools, today: number, date?: string): Plan {
	const typed = words(query).slice(0, 30);
	const open = !/\s$/.test(query);
	const stems = typed.map(stem);
	const days = new Set<WhenWord>();
	const times = new Set<WhenWord>();
	let ahead: number | null = null;
	let anyDay = false;
	/** A day or a month of the calendar goes before weekdays. */
	let exact: Said | undefined;
	let littleGerman = false;
	const districts = new Set<string>();
	let postcode: string | null = null;
	let type: EntryType | null = null;
	let wantsNeed = false;
	const strong: PlannedWord[] = [];
	const weak: PlannedWord[] = [];

	for (let at = 0; at < typed.length;) {
		const word = typed[at] ?? '';
		const last = at === typed.length - 1;
		const phrase = tools.thesaurus.longestAt(stems, at);
		if (phrase > 1) {
			strong.push(planPhrase(typed, stems, at, phrase, tools));
			at += phrase;
			continue;
		}
		const isWord = phrase === 1 || tools.parts.has(word) || FILLERS.has(word);
		const where = tools.gazetteer.at(typed, at, !isWord);
		if (where) {
			for (const key of where.districts) districts.add(key);
			postcode = where.postcode ?? postcode;
			at += where.length;
			continue;
		}
		const said = readTime(typed, at, { today, date, query, typos: !isWord });
		if (said) {
			if (said.exact) exact = said;
			else {
				for (const day of said.days) days.add(day);
				for (const time of said.times) times.add(time);
				if (said.ahead !== undefined) ahead = Math.max(ahead ?? 0, said.ahead);
				else anyDay ||= said.days.length > 0;
			}
			at += said.length;
			continue;
		}
		const little = readLittleGerman(typed, at);
		if (little > 0) {
			littleGerman = true;
			at += little;
			continue;
		}
		at++;
		// "Was ist heute los?"
		if (word === 'los' && typed.includes('was')) continue;
		if (NEED_WORDS.has(word)) wantsNeed = true;
		// A last word may be the beginning of another: "den" on the way to "denkmal".
		if ((FILLERS.has(word) || tools.cityNames.has(word)) && !(last && open && typed.length === 1))
			continue;
		const named = TYPE_WORDS.get(word);
		if (named) {
			type ??= named;
			continue;
		}
		const planned = planWord(word, last && open, tools);
		(WEAK.has(word) || NEED_WORDS.has(word) ? weak : strong).push(planned);
	}

	// Weak words alone: "helfen" asks for something to do, "hilfe" is a word like any other.
	if (strong.length === 0 && wantsNeed) type ??= 'need';
	const chosen = strong.length > 0 ? strong : type || wantsNeed ? [] : weak;
	const understood =
		days.size + times.size + districts.size > 0 ||
		postcode !== null ||
		type !== null ||
		exact !== undefined ||
		littleGerman;
	const nameWords = understood
		? typed
				.filter((word) => !FILLERS.has(word))
				.map((word, at, all) => planWord(word, at === all.length - 1 && open, tools))
				.map((word) => ({ ...word, meanings: [] }))
		: [];
	const nothing = chosen.length === 0 && !understood && typed.length > 0;
	return {
		typed,
		words: (nothing
			? typed.map((word, at) => planWord(word, at === typed.length - 1 && open, tools))
			: chosen
		).slice(0, MOST_WORDS),
		nameWords: nameWords.slice(0, MOST_WORDS),
		when: {
			days: [...(exact?.days ?? days)],
			times: [...times],
			ahead: exact ? (exact.ahead ?? null) : anyDay ? null : ahead,
			from: exact?.from ?? null,
		},
		districts: [...districts],
		postcode,
		type,
		littleGerman,
		understood,
	};
}

/** A word by itself, with all that may stand for it. */
export function planWord(word: string, open: boolean, tools: PlanTools): PlannedWord {
	const own = stem(word);
	const whole = splitCompound(word, tools.parts);
	const concepts = new Set<Concept>(tools.thesaurus.of(own));
	const known = tools.lexicon.has(word, open) || tools.lexicon.has(own, open);
	if (open && concepts.size === 0)
		for (const term of tools.thesaurus.beginning(word))
			for (const concept of tools.thesaurus.of(term)) concepts.add(concept);
	let corrections: readonly string[] = [];
	if (!known && concepts.size === 0) {
		const term = tools.thesaurus.nearest(word);
		for (const concept of term ? tools.thesaurus.of(term) : []) concepts.add(concept);
		corrections = tools.lexicon.nearest(word, open);
	}
	return {
		written: word,
		stem: own,
		open,
		unknown: !known,
		meanings: meaningsOf(concepts, own),
		corrections,
		parts: (whole.length > 0 || known || concepts.size > 0
			? whole
			: looseParts(word, tools.parts)
		).map(stem),
	};
}

/** Several words with one meaning of their own: "alte Menschen", "Gassi gehen". */
function planPhrase(
	typed: readonly string[],
	stems: readonly string[],
	at: number,
	length: number,
	tools: PlanTools,
): PlannedWord {
	const term = stems.slice(at, at + length).join(' ');
	return {
		written: typed.slice(at, at + length).join(' '),
		stem: asOneWord(term),
		open: false,
		unknown: false,
		meanings: meaningsOf(tools.thesaurus.of(term), term),
		corrections: [],
		parts: [],
	};
}

const meaningsOf = (concepts: Iterable<Concept>, own: string): string[] => {
	const found = new Set<string>();
	for (const concept of concepts) for (const term of concept.canonical) found.add(term);
	found.delete(own);
	return [...found].slice(0, 24);
};
