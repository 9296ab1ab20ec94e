import type { Family } from '$lib/domain/vocabulary/keys';
import { FAMILY_ICONS } from '$lib/domain/vocabulary/family-icons';
import { FAMILY_COLOURS } from '$lib/domain/vocabulary/topics';
import { line, lines } from './outlines';

/** What a picture says: no more than a thumb's width can carry. */
export interface PreviewText {
	family: Family;
	/** "Hilfe gesucht · Soziales" */
	kind: string;
	title: string;
	/** "Sa, 28. Nov., 10–13 Uhr · St. Jürgen" */
	facts: string;
	by: string;
	product: string;
}

const WIDTH = 1200;
const HEIGHT = 630;
const LEFT = 372;
const INNER = WIDTH - LEFT - 56;
const INK = '#1e2328';
const MUTED = '#545b63';

/** A picture of 1200 × 630, as SVG without any text element. */
export function drawPreview(text: PreviewText): string {
	const long = lines(text.title, { width: INNER, size: 72, weight: 'bold', most: 9 }).length > 3;
	const size = long ? 58 : 72;
	const title = lines(text.title, { width: INNER, size, weight: 'bold', most: long ? 4 : 3 });
	const facts = lines(text.facts, { width: INNER, size: 36, weight: 'book', most: 2 });
	const [kind = ''] = lines(text.kind, { width: INNER, size: 32, weight: 'book', most: 1 });
	const [by = ''] = lines(text.by, { width: INNER - 220, size: 32, weight: 'bold', most: 1 });
	const step = size * 1.14;
	const top = 176;
	const below = top + (title.length - 1) * step + 68;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">`,
		`<path fill="#fbf8f3" d="M0 0h${WIDTH}v${HEIGHT}H0z"/>`,
		houses(text.family),
		line(kind, { x: LEFT, y: 92, size: 32, weight: 'book', fill: MUTED }),
		...title.map((words, at) =>
			line(words, { x: LEFT, y: top + at * step, size, weight: 'bold', fill: INK }),
		),
		...facts.map((words, at) =>
			line(words, { x: LEFT, y: below + at * 46, size: 36, weight: 'book', fill: INK }),
		),
		line(by, { x: LEFT, y: 574, size: 32, weight: 'bold', fill: MUTED }),
		mark(text.product),
		'</svg>',
	].join('');
}

/** The street of gables in the colour of the family, a door with its icon. */
function houses(family: Family): string {
	const { fill, icon: ink } = FAMILY_COLOURS[family];
	const gable = (x: number, width: number, top: number, step: number) => {
		const rise = step * 0.7;
		const up = `h${step}v${-rise}`.repeat(3);
		const down = `v${rise}h${step}`.repeat(3);
		return `M${x} ${HEIGHT}V${top}${up}h${width - 6 * step}${down}V${HEIGHT}z`;
	};
	return [
		`<path fill="${fill}" d="M0 0h316v${HEIGHT}H0z"/>`,
		`<g fill="${ink}"><path opacity="0.12" d="${gable(-120, 190, 300, 24)}"/><path opacity="0.12" d="${gable(256, 190, 340, 24)}"/><path opacity="0.24" d="${gable(40, 236, 236, 30)}"/></g>`,
		`<rect x="88" y="318" width="140" height="${HEIGHT}" rx="14" fill="${ink}"/>`,
		`<g transform="translate(108 342) scale(4.16)" fill="none" stroke="${fill}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="${FAMILY_ICONS[family]}"/></g>`,
	].join('');
}

function mark(product: string): string {
	return [
		'<g transform="translate(966 536) scale(1.5)"><path fill="#a62b1f" d="M0 31V10h2.5V7H5V4h2.5V1h2v3H12v3h2.5v3H17v21z"/><path fill="#0f5c66" d="M18 31V18h2v-3h2v-3h2V9h2v3h2v3h2v3h2v13z"/><path fill="#f4c95d" d="M6 19h5v12H6z"/></g>',
		line(product.slice(0, 8), { x: 1028, y: 580, size: 36, weight: 'bold', fill: INK }),
	].join('');
}
