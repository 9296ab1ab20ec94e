import type { Brand } from './city';

/** What a city's colours would break; the product's own colours stand where it names none. */
export function brandProblems(brand: Brand): string[] {
	return [...modeProblems(brand.light, lightOwn), ...modeProblems(brand.dark, darkOwn)];
}

/** Contrast of two colours written as #rrggbb, as WCAG 2 defines it: 1 (none) to 21. */
export function contrast(one: string, other: string): number {
	const [a, b] = [luminance(one), luminance(other)];
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: string): number {
	const channel = (from: number): number => {
		const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

type Colours = Readonly<Record<`--${string}`, string>>;

const lightOwn: Colours = {
	'--bg': '#fbf8f3',
	'--surface': '#ffffff',
	'--brick': '#a62b1f',
	'--on-brick': '#ffffff',
	'--trave': '#0f5c66',
	'--on-trave': '#ffffff',
	'--text': '#1e2328',
	'--muted': '#545b63',
};
const darkOwn: Colours = {
	'--bg': '#14181c',
	'--surface': '#1d2329',
	'--brick': '#ff9b8a',
	'--on-brick': '#14181c',
	'--trave': '#7fd0d8',
	'--on-trave': '#14181c',
	'--text': '#f1eee8',
	'--muted': '#b3b9c0',
};

/** Text on its ground, as WCAG 2.2 AA asks for it. */
const READABLE = 4.5;
type Pair = readonly [`--${string}`, `--${string}`];
const pairs: readonly Pair[] = [
	['--on-brick', '--brick'],
	['--on-trave', '--trave'],
	...(['--brick', '--trave', '--text', '--muted'] as const).flatMap((ink): Pair[] => [
		[ink, '--bg'],
		[ink, '--surface'],
	]),
];

function modeProblems(given: Colours, own: Colours): string[] {
	const unclear = Object.entries(given)
		.filter(([, colour]) => !/^#[0-9a-f]{6}$/.test(colour))
		.map(([name, colour]) => `${name}: "${colour}" is not written as #rrggbb`);
	if (unclear.length > 0) return unclear;
	const colours = { ...own, ...given };
	return pairs.flatMap(([ink, ground]) => {
		const [front, back] = [colours[ink], colours[ground]];
		if (!front || !back || contrast(front, back) >= READABLE) return [];
		return [`${ink} on ${ground}: ${contrast(front, back).toFixed(2)}, ${READABLE} is needed`];
	});
}
