/** Words as they were and as they shall be, in one row: what stays, what goes, what comes. */
export interface Piece {
	kind: 'same' | 'gone' | 'new';
	text: string;
}

/** Long texts are laid beside each other paragraph by paragraph before words are looked at. */
const MOST = 600;

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];

export function wordsChanged(before: string, after: string): Piece[] {
	const [a, b] = [wordsOf(before), wordsOf(after)];
	const start = shared(a, b);
	const end = shared(a.slice(start).reverse(), b.slice(start).reverse());
	const middle =
		Math.max(a.length, b.length) - start - end > MOST
			? [...gone(a.slice(start, a.length - end)), ...come(b.slice(start, b.length - end))]
			: compare(a.slice(start, a.length - end), b.slice(start, b.length - end));
	return joined([
		...stay(a.slice(0, start)),
		...middle,
		...stay(end > 0 ? a.slice(a.length - end) : []),
	]);
}

const piece =
	(kind: Piece['kind']) =>
	(words: readonly string[]): Piece[] =>
		words.map((text) => ({ kind, text }));
const stay = piece('same');
const gone = piece('gone');
const come = piece('new');

const shared = (a: readonly string[], b: readonly string[]): number => {
	const differ = a.findIndex((word, at) => word !== b[at]);
	return differ === -1 ? Math.min(a.length, b.length) : Math.min(differ, b.length);
};

/** The longest row of words that both have. */
function compare(a: readonly string[], b: readonly string[]): Piece[] {
	const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
	const at = (i: number, j: number) => length[i]?.[j] ?? 0;
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--) {
			const row = length[i];
			if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
		}
	const pieces: Piece[] = [];
	let [i, j] = [0, 0];
	while (i < a.length && j < b.length) {
		if (a[i] === b[j]) {
			pieces.push(...stay([a[i] ?? '']));
			i++;
			j++;
		} else if (at(i + 1, j) >= at(i, j + 1)) pieces.push(...gone([a[i++] ?? '']));
		else pieces.push(...come([b[j++] ?? '']));
	}
	return [...pieces, ...gone(a.slice(i)), ...come(b.slice(j))];
}

/** What goes and what comes stand together: read as one change and not as a row of crumbs. */
function joined(pieces: readonly Piece[]): Piece[] {
	const whole: Piece[] = [];
	for (const { kind, text } of pieces) {
		const last = whole.at(-1);
		if (last?.kind === kind) last.text += text;
		else whole.push({ kind, text });
	}
	return whole;
}
