import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// The table of docs/components.md, "Colour": what people read must stay readable when somebody turns a knob.

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
type Scheme = 'light' | 'dark';

function token(name: string, scheme: Scheme): string {
	const pair = new RegExp(`--${name}:\\s*light-dark\\((#[0-9a-f]{6}),\\s*(#[0-9a-f]{6})\\)`).exec(
		css,
	);
	const one = new RegExp(`--${name}:\\s*(#[0-9a-f]{6});`).exec(css);
	const found = pair ? pair[scheme === 'light' ? 1 : 2] : one?.[1];
	if (!found) throw new Error(`no token --${name}`);
	return found;
}

function luminance(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
		const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
	const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (high + 0.05) / (low + 0.05);
}

/** ink, ground, light, dark: the figures the look was decided with. */
const table: [string, string, number, number][] = [
	['text', 'bg', 14.95, 15.41],
	['text', 'surface', 15.83, 13.69],
	['muted', 'bg', 6.49, 9.02],
	['muted', 'surface', 6.88, 8.02],
	['border', 'bg', 3.74, 4.95],
	['border', 'surface', 3.97, 4.4],
	['hair', 'bg', 1.36, 1.57],
	['brick', 'bg', 6.64, 8.76],
	['brick', 'surface', 7.03, 7.78],
	['brick', 'brick-soft', 5.99, 7.41],
	['on-brick', 'brick', 7.03, 8.76],
	['brick-hover', 'bg', 8.92, 10.56],
	['brick-hover', 'surface', 9.45, 9.38],
	['trave', 'bg', 7.23, 10.12],
	['trave', 'surface', 7.66, 9.0],
	['trave', 'trave-soft', 6.53, 7.53],
	['on-sand', 'sand', 10.07, 11.35],
	['brick', 'gable-once', 5.3, 6.54],
	['trave', 'gable-regular', 5.82, 6.31],
	['focus', 'bg', 9.48, 12.9],
	['focus', 'surface', 10.04, 11.46],
	...(['success', 'warn', 'danger', 'info'] as const).flatMap((name): typeof table => {
		const figures = {
			success: [6.54, 10.3, 6.93, 9.15, 5.98, 8.22],
			warn: [6.99, 10.61, 7.41, 9.43, 6.55, 8.51],
			danger: [6.53, 8.85, 6.92, 7.86, 5.8, 7.69],
			info: [7.29, 10.03, 7.73, 8.92, 6.59, 8.31],
		}[name];
		const [bgL = 0, bgD = 0, surfaceL = 0, surfaceD = 0, softL = 0, softD = 0] = figures;
		return [
			[name, 'bg', bgL, bgD],
			[name, 'surface', surfaceL, surfaceD],
			[name, `${name}-soft`, softL, softD],
		];
	}),
];

describe('contrast of the tokens', () => {
	it.each(table)('%s on %s', (ink, ground, light, dark) => {
		expect(contrast(token(ink, 'light'), token(ground, 'light'))).toBeCloseTo(light, 1);
		expect(contrast(token(ink, 'dark'), token(ground, 'dark'))).toBeCloseTo(dark, 1);
	});

	it.each(['light', 'dark'] as const)('text is readable on every ground, %s', (scheme) => {
		for (const ink of ['text', 'muted', 'trave', 'brick', 'success', 'warn', 'danger', 'info'])
			for (const ground of ['bg', 'surface', 'sunken'])
				expect(
					contrast(token(ink, scheme), token(ground, scheme)),
					`${ink} on ${ground}`,
				).toBeGreaterThanOrEqual(4.5);
		expect(contrast(token('text', scheme), token('sunken', scheme))).toBeGreaterThanOrEqual(7);
	});
});

describe('fields of work', () => {
	const ink = token('family-ink', 'light');
	const families = [
		...css.matchAll(
			/\[data-family=['"](\w+)['"]\]\s*\{\s*--family:\s*(#\w{6});\s*--on-family:\s*([^;]+);/g,
		),
	].map(([, name = '', fill = '', on = '']) => ({
		name,
		fill,
		on: on === '#fff' ? '#ffffff' : ink,
	}));

	it('are eight', () => {
		expect(families).toHaveLength(8);
	});
	it.each(families)('$name carries its icon', ({ fill, on }) => {
		expect(contrast(fill, on)).toBeGreaterThanOrEqual(4.5);
	});
});
