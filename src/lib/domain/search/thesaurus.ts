import { allowedEdits, edits } from './edits';
import { stem, words } from './stem';

/** One meaning: how we write it, and what else people type for it, in any language. */
export interface WordGroup {
	canonical: readonly string[];
	alternatives: readonly string[];
}

export interface Concept {
	/** Stems of the canonical words; several words of one term are joined by a blank. */
	canonical: readonly string[];
	/** Every term, stemmed. */
	terms: readonly string[];
	/** Every term as it is written, folded: what the index carries, so that prefixes and typos find it. */
	written: readonly string[];
}

export interface Thesaurus {
	readonly concepts: readonly Concept[];
	/** Concepts of a term (stemmed words joined by blanks). */
	of(term: string): readonly Concept[];
	/** The longest term that begins at this word, in words; 0 when none does. */
	longestAt(stems: readonly string[], at: number): number;
	/** The nearest term for a mistyped word. */
	nearest(word: string): string | undefined;
	/** Terms that begin so, while somebody is still typing. */
	beginning(prefix: string): readonly string[];
	/** Single words of all terms, folded: parts of compounds. */
	readonly singles: ReadonlySet<string>;
}

/** The file format: `canonical, canonical = alternative, alternative`; `#` begins a remark. */
export function readGroups(text: string): WordGroup[] {
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'))
		.map((line) => {
			const [left = '', right = ''] = line.split('=');
			const list = (side: string) =>
				side
					.split(',')
					.map((term) => term.trim())
					.filter((term) => term !== '');
			return { canonical: list(left), alternatives: list(right) };
		});
}

/** Several words with one meaning of their own, as the one word under which they are searched: "repaircafe". */
export const asOneWord = (term: string): string => term.replaceAll(' ', '');

const stemmed = (term: string) => words(term).map(stem).join(' ');
/** In words. */
export const LONGEST_TERM = 4;

export function openThesaurus(groups: readonly WordGroup[]): Thesaurus {
	const concepts: Concept[] = groups
		.filter((group) => group.canonical.length > 0)
		.map((group) => {
			const all = [...group.canonical, ...group.alternatives];
			return {
				canonical: unique(group.canonical.map(stemmed)),
				terms: unique(all.map(stemmed)),
				written: unique(all.map((term) => words(term).join(' '))),
			};
		});
	const byTerm = new Map<string, Concept[]>();
	const singles = new Set<string>();
	for (const concept of concepts) {
		for (const term of concept.terms) byTerm.set(term, [...(byTerm.get(term) ?? []), concept]);
		for (const term of concept.written)
			if (!term.includes(' ') && /^[a-z]{4,}$/.test(term)) singles.add(term);
	}
	const sorted = [...byTerm.keys()].filter((term) => !term.includes(' ')).sort();
	const writtenSorted = unique(concepts.flatMap((c) => c.written.map((w) => w)))
		.filter((term) => !term.includes(' '))
		.sort();
	const byLength = new Map<number, string[]>();
	for (const term of new Set([...sorted, ...writtenSorted]))
		byLength.set(term.length, [...(byLength.get(term.length) ?? []), term]);

	return {
		concepts,
		singles,
		of: (term) => byTerm.get(term) ?? [],
		longestAt(stems, at) {
			for (let length = Math.min(LONGEST_TERM, stems.length - at); length > 0; length--)
				if (byTerm.has(stems.slice(at, at + length).join(' '))) return length;
			return 0;
		},
		nearest(word) {
			const most = allowedEdits(word.length);
			let best: string | undefined;
			let least = most + 1;
			for (let length = word.length - most; length <= word.length + most; length++)
				for (const term of byLength.get(length) ?? []) {
					// The first letter is hardly ever wrong, and a swap of the first two is the exception.
					if (term[0] !== word[0] && term[0] !== word[1]) continue;
					if (term.length < 4) continue;
					const distance = edits(word, term, Math.min(most, least - 1));
					if (distance < least) {
						least = distance;
						best = term;
					}
				}
			if (best === undefined) return undefined;
			return byTerm.has(best) ? best : stem(best);
		},
		beginning(prefix) {
			if (prefix.length < 3) return [];
			const found = writtenSorted.filter((term) => term.startsWith(prefix)).map(stem);
			return unique(found.filter((term) => byTerm.has(term))).slice(0, 12);
		},
	};
}

const unique = (list: readonly string[]): string[] => [...new Set(list)].filter((x) => x !== '');
