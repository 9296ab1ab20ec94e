import { wordsChanged, type Piece } from './words-changed';

/** What is new of something that is shown, by the name of its part; `all`: nothing of it stood there before. */
export type Marks = Readonly<Record<string, readonly Piece[] | 'all'>>;

/** Between two paragraphs, as in the text they were cut from. */
const CUT = '\n\n';

/** Part by part, as both are shown; what went is not shown any more and has no mark. */
export const newWords = (before: object, after: object): Marks =>
	Object.fromEntries(inside('', before, after));

type Marked = [part: string, mark: readonly Piece[] | 'all'];

const inside = (part: string, before: unknown, after: object): Marked[] =>
	Object.entries(after).flatMap(([name, is]) =>
		between(part + name, isObject(before) ? before[name] : undefined, is),
	);

/** A sentence, paragraphs, something that is so or not so, or again something of several parts. */
function between(part: string, before: unknown, after: unknown): Marked[] {
	if (isWords(after)) {
		const was = isWords(before) ? before.join(CUT) : '';
		return paragraphs(was, after.join(CUT)).map((pieces, at) => [`${part}.${at}`, pieces]);
	}
	if (isObject(after)) return inside(`${part}.`, before, after);
	if (Array.isArray(after) || after === before) return [];
	if (typeof after !== 'string' || typeof before !== 'string' || after === '' || before === '')
		return [[part, 'all']];
	return [[part, staying(before, after)]];
}

/** The words after it all, what is new among them apart; new ones beside each other are one mark. */
function staying(before: string, after: string): Piece[] {
	const kept = wordsChanged(before, after).filter(({ kind }) => kind !== 'gone');
	const whole: Piece[] = [];
	for (const [at, { kind, text }] of kept.entries()) {
		const last = whole.at(-1);
		const gap = text.trim() === '' && last?.kind === 'new' && kept[at + 1]?.kind === 'new';
		const is = gap ? 'new' : kind;
		if (last?.kind === is) last.text += text;
		else whole.push({ kind: is, text });
	}
	return whole;
}

function paragraphs(before: string, after: string): Piece[][] {
	if (before === after) return [];
	const cut: Piece[][] = [[]];
	for (const { kind, text } of staying(before, after))
		for (const [at, words] of text.split(CUT).entries()) {
			if (at > 0) cut.push([]);
			if (words !== '') cut.at(-1)?.push({ kind, text: words });
		}
	return cut;
}

const isWords = (value: unknown): value is string[] =>
	Array.isArray(value) && value.every((one) => typeof one === 'string');
const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
