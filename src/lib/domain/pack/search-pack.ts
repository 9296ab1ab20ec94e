import { knownParts, splitCompound } from '../search/compounds';
import { openLexicon } from '../search/lexicon';
import { planQuery, type PlannedWord, type PlanTools } from '../search/plan';
import { stem, words } from '../search/stem';
import { openThesaurus } from '../search/thesaurus';
import type { Pack, PackEntry } from './pack';

// The search over the pack: folding, stems, compounds, typos and the plan of a question are those of the
// search with network. What it lacks are the synonyms and the map of the city: too heavy for a pocket.

export interface PackFound {
	total: number;
	entries: readonly PackEntry[];
	/** Not all words could be had at once. */
	relaxed: boolean;
}

export interface PackSearch {
	/** `today` counts from Monday = 0. */
	find(query: string, today: number, limit: number): PackFound;
}

/** As the engine weighs its attributes: the name first, free text last. */
const FIELDS = ['name', 'labels', 'parts', 'org', 'place', 'text', 'more'] as const;
const NAME = 0;
const LAST = FIELDS.length - 1;
/** So many at once keep a slow device answering. */
const BATCH = 100;

/** `pause` lets the device breathe between two batches. */
export async function openPackSearch(pack: Pack, pause: () => Promise<void>): Promise<PackSearch> {
	const thesaurus = openThesaurus([]);
	const parts = knownParts();
	const { entries } = pack;
	/** Term → entry × fields + best field. */
	const postings = new Map<string, number[]>();
	const lexicon = openLexicon();

	const post = (entry: number, field: number, list: readonly string[], seen: Set<string>) => {
		for (const word of list)
			for (const term of [word, stem(word)]) {
				if (seen.has(term)) continue;
				seen.add(term);
				const found = postings.get(term);
				if (found) found.push(entry * FIELDS.length + field);
				else postings.set(term, [entry * FIELDS.length + field]);
			}
	};
	const labelWords = new Map<string, string[]>();
	const partsOf = (list: readonly string[]) => list.flatMap((word) => splitCompound(word, parts));
	for (const [at, entry] of entries.entries()) {
		const name = words(entry.name);
		const text = words(entry.teaser);
		let labels = labelWords.get(entry.labels);
		if (!labels) labelWords.set(entry.labels, (labels = words(entry.labels)));
		const seen = new Set<string>();
		for (const [field, list] of [
			name,
			labels,
			partsOf(name),
			words(entry.org),
			words(entry.district),
			text,
			partsOf(text),
		].entries())
			post(at, field, list, seen);
		if (at % BATCH === BATCH - 1) await pause();
	}
	lexicon.add(postings.keys());
	const sorted = [...postings.keys()].sort();
	const tools: PlanTools = {
		thesaurus,
		parts,
		lexicon,
		gazetteer: { at: () => undefined, label: () => undefined, keys: [] },
		cityNames: new Set(words(pack.city)),
	};

	const beginning = function* (prefix: string): Generator<string> {
		let low = 0;
		let high = sorted.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((sorted[middle] ?? '') < prefix) low = middle + 1;
			else high = middle;
		}
		for (let at = low; sorted[at]?.startsWith(prefix); at++) yield sorted[at] ?? '';
	};

	/** Best field of each entry that has one of these terms. */
	const among = (terms: Iterable<string>, best = new Map<number, number>(), worse = 0) => {
		for (const term of terms)
			for (const each of postings.get(term) ?? []) {
				const entry = Math.floor(each / FIELDS.length);
				const field = (each % FIELDS.length) + worse;
				if (field < (best.get(entry) ?? Infinity)) best.set(entry, field);
			}
		return best;
	};

	/** Entries with this word in any of the ways it may be meant. */
	const having = (word: PlannedWord): Map<number, number> => {
		const best = among([word.written, word.stem]);
		if (word.open)
			for (const prefix of new Set([word.written, openStem(word)])) among(beginning(prefix), best);
		if (word.unknown && word.corrections.length > 0)
			among(
				word.corrections.flatMap((each) => [each, stem(each)]),
				best,
				1,
			);
		if (best.size === 0 && word.parts.length > 0) {
			const all = word.parts.map((part) => among([part]));
			for (const [entry, field] of all[0] ?? [])
				if (all.every((one) => one.has(entry))) best.set(entry, field + 2);
		}
		return best;
	};

	return {
		find(query, today, limit) {
			const plan = planQuery(query, tools, today);
			const fits = (entry: PackEntry) =>
				(plan.type === null || entry.type === plan.type) &&
				(plan.when.days.length === 0 || plan.when.days.some((day) => entry.when.includes(day))) &&
				(plan.when.times.length === 0 || plan.when.times.some((time) => entry.when.includes(time)));
			const ranked = new Map<number, number>();
			const keep = (entry: number, rank: number) => {
				if (rank < (ranked.get(entry) ?? Infinity)) ranked.set(entry, rank);
			};
			const each = plan.words.map(having);
			const all = each[0] ? [...each[0].keys()].filter((e) => each.every((m) => m.has(e))) : [];
			for (const entry of all)
				if (fits(entries[entry] ?? NOTHING)) keep(entry, sum(each, entry) / each.length + 1);
			if (plan.words.length === 0 && plan.understood)
				for (const [at, entry] of entries.entries()) if (fits(entry)) keep(at, LAST);
			// "Samstagstreff" may be a day, and the name of something.
			const named = plan.nameWords.map(having);
			for (const [entry] of named[0] ?? [])
				if (named.every((found) => found.get(entry) === NAME)) keep(entry, 0);
			let relaxed = false;
			if (ranked.size === 0 && each.length > 1) {
				relaxed = true;
				for (const found of each)
					for (const entry of found.keys()) {
						const missing = each.filter((one) => !one.has(entry)).length;
						keep(entry, missing * FIELDS.length * 2 + sum(each, entry) / each.length);
					}
			}
			const order = [...ranked].sort(([a, x], [b, y]) => x - y || a - b);
			return {
				total: order.length,
				entries: order.slice(0, limit).flatMap(([at]) => entries[at] ?? []),
				relaxed,
			};
		},
	};
}

const NOTHING: PackEntry = {
	type: 'club',
	href: '',
	name: '',
	org: '',
	teaser: '',
	district: '',
	topic: '',
	labels: '',
	when: [],
	once: false,
	start: '',
};

const sum = (each: readonly Map<number, number>[], entry: number): number =>
	each.reduce((total, found) => total + (found.get(entry) ?? 0), 0);

/** While typing the letters themselves count, unless the stem begins like them. */
const openStem = (word: PlannedWord): string =>
	word.written.startsWith(word.stem) ? word.stem : word.written;
