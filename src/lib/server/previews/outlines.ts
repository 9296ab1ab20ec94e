import text from './outlines.txt?raw';

/**
 * Our own type as outlines, so that pictures look the same on a server without a single font. The text file
 * was made from static/fonts at the weights 800 and 500: weight, sign, advance, path, in units of a thousandth.
 */
export type Weight = 'bold' | 'book';

interface Glyph {
	advance: number;
	path: string;
}

const glyphs = new Map<string, Glyph>();
for (const line of text.split('\n')) {
	const [weight, code, advance, path = ''] = line.split('\t');
	if (code) glyphs.set(`${weight} ${parseInt(code, 16)}`, { advance: Number(advance), path });
}

/** A sign the type does not have: its base letter without marks, else a small gap. */
function glyphOf(sign: string, weight: Weight): Glyph {
	const known = (code: number | undefined) => glyphs.get(`${weight} ${code}`);
	return (
		known(sign.codePointAt(0)) ??
		known(sign.normalize('NFD').codePointAt(0)) ?? { advance: 300, path: '' }
	);
}

export const widthOf = (words: string, size: number, weight: Weight): number =>
	([...words].reduce((sum, sign) => sum + glyphOf(sign, weight).advance, 0) * size) / 1000;

/** One line, standing on y, as SVG. Only paths and numbers come out, whatever goes in. */
export function line(
	words: string,
	at: { x: number; y: number; size: number; weight: Weight; fill: string },
): string {
	let x = 0;
	const paths = [...words].map((sign) => {
		const { advance, path } = glyphOf(sign, at.weight);
		const drawn = path && `<path transform="translate(${x})" d="${path}"/>`;
		x += advance;
		return drawn;
	});
	const scale = at.size / 1000;
	return `<g fill="${at.fill}" transform="translate(${at.x} ${at.y}) scale(${scale})">${paths.join('')}</g>`;
}

/** Broken where words end; what does not fit into the lines ends with dots. */
export function lines(
	words: string,
	fit: { width: number; size: number; weight: Weight; most: number },
): string[] {
	const wide = (text: string) => widthOf(text, fit.size, fit.weight) > fit.width;
	const found: string[] = [];
	let current = '';
	for (const word of words.split(/\s+/).flatMap((each) => pieces(each, wide))) {
		const longer = current ? `${current} ${word}` : word;
		if (!wide(longer)) current = longer;
		else {
			found.push(current);
			current = word;
		}
	}
	found.push(current);
	const shown = found.filter(Boolean).slice(0, fit.most);
	if (found.filter(Boolean).length <= fit.most) return shown;
	let last = shown.pop() ?? '';
	while (last && wide(`${last}…`)) last = last.slice(0, -1).trimEnd();
	return [...shown, `${last}…`];
}

/** A single word wider than a line is cut. */
function pieces(word: string, wide: (text: string) => boolean): string[] {
	if (!wide(word)) return [word];
	const found: string[] = [];
	let current = '';
	for (const sign of word) {
		if (wide(`${current}${sign}-`)) {
			found.push(`${current}-`);
			current = '';
		}
		current += sign;
	}
	return [...found, current];
}
