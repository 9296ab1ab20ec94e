import type { EntryDocument } from './entry';
import type { PlannedWord } from './plan';
import { stem, words } from './stem';

export const WHYS = ['name', 'label', 'part', 'meaning', 'club', 'place', 'text'] as const;
export type Why = (typeof WHYS)[number];

/** Why an entry is a hit: for each word, where it was found. */
export interface Reason {
	word: string;
	where: Why;
	/** The word stands there in another form: mistyped, or another word with the same meaning. */
	as: string | null;
}

type SearchedField = 'head' | 'tags' | 'parts' | 'keywords' | 'org' | 'place' | 'body' | 'more';
const FIELDS: readonly [Why, SearchedField][] = [
	['name', 'head'],
	['label', 'tags'],
	['part', 'parts'],
	['meaning', 'keywords'],
	['club', 'org'],
	['place', 'place'],
	['text', 'body'],
	['text', 'more'],
];

const holds = (text: string, term: string, open: boolean): boolean =>
	open ? ` ${text}`.includes(` ${term}`) : ` ${text} `.includes(` ${term} `);

export function explain(
	document: Pick<EntryDocument, SearchedField>,
	planned: readonly PlannedWord[],
): Reason[] {
	return planned.flatMap((word): Reason[] => {
		const others = [...word.meanings, ...word.corrections.map(stem)];
		for (const [where, field] of FIELDS) {
			const text = document[field];
			if (holds(text, word.stem, word.open)) return [{ word: word.written, where, as: null }];
			const other = others.find((term) => holds(text, term, false));
			if (other !== undefined) return [{ word: word.written, where, as: other }];
			if (word.parts.length > 0 && word.parts.every((part) => holds(text, part, false)))
				return [{ word: word.written, where, as: word.parts.join(' ') }];
		}
		return [];
	});
}

export interface Piece {
	text: string;
	marked: boolean;
}

/** The same words stand in the texts of every answer. */
const known = new Map<string, string>();
const MOST_KNOWN = 20_000;

function foldedOf(raw: string): string {
	const before = known.get(raw);
	if (before !== undefined) return before;
	const [folded = ''] = words(raw);
	if (known.size >= MOST_KNOWN) known.clear();
	known.set(raw, folded);
	return folded;
}

/** A text in pieces, those marked that made it a hit. */
export function markWords(text: string, planned: readonly PlannedWord[]): Piece[] {
	const pieces: Piece[] = [];
	const fits = (raw: string): boolean => {
		const folded = foldedOf(raw);
		if (folded === '') return false;
		const own = stem(folded);
		return planned.some(
			(word) =>
				own === word.stem ||
				folded === word.written ||
				(word.open && folded.startsWith(word.written)) ||
				word.meanings.includes(own) ||
				word.corrections.includes(folded) ||
				(word.stem.length >= 5 && own.includes(word.stem)),
		);
	};
	for (const [raw] of text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu)) {
		const marked = /[\p{L}\p{N}]/u.test(raw) && fits(raw);
		const last = pieces.at(-1);
		if (last && last.marked === marked) last.text += raw;
		else pieces.push({ text: raw, marked });
	}
	return pieces;
}
