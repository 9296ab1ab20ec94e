import type { PlannedWord } from '$lib/domain/search/plan';
import { stem } from '$lib/domain/search/stem';

// A planned word as the text of a tsquery: by itself, by what means the same, by its parts.

const lexeme = (term: string, suffix = '') => `'${term}'${suffix}`;
const any = (terms: readonly string[], suffix: string): string =>
	terms
		.map((term) => {
			const parts = term.split(' ');
			const phrase = parts.map((part) => lexeme(part, suffix)).join(' & ');
			return parts.length > 1 ? `(${phrase})` : phrase;
		})
		.join(' | ');

export interface WordQueries {
	all: string;
	/** The word itself, in names: for `heads`, where nothing else stands. */
	head: string;
	/** … or a word that means the same: who sings is looking for a choir. */
	headMeant: string;
	/** The same, for `terms`. */
	named: string;
	/** The word, or one that means the same, in names and labels. */
	meant: string;
	/** … anywhere but in the text. */
	near: string;
}

export function queriesOf(word: PlannedWord, loose: boolean): WordQueries {
	const own = [
		...new Set([word.stem, ...(word.corrections.length > 0 ? word.corrections.map(stem) : [])]),
	];
	const direct = (weights: string) => {
		const suffix = `:${word.open ? '*' : ''}${weights}`;
		const open = any([...own, ...(word.open ? [word.written] : [])], suffix === ':' ? '' : suffix);
		return open;
	};
	const meanings = (weights: string) =>
		word.meanings.length === 0
			? ''
			: ` | ${any(word.meanings, weights === '' ? '' : `:${weights}`)}`;
	const parts = (weights: string) => {
		if (word.parts.length === 0) return '';
		const suffix = weights === '' ? '' : `:${weights}`;
		return ` | (${word.parts.map((part) => lexeme(part, suffix)).join(loose ? ' | ' : ' & ')})`;
	};
	return {
		all: `(${direct('')}${meanings('')}${parts('')})`,
		head: `(${direct('')})`,
		headMeant: `(${direct('')}${meanings('')})`,
		named: `(${direct('A')})`,
		meant: `(${direct('AB')}${meanings('AB')}${parts('AB')})`,
		near: `(${direct('ABC')}${meanings('ABC')}${parts('ABC')})`,
	};
}
