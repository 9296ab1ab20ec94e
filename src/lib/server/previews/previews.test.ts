import { FAMILIES } from '$lib/domain/vocabulary/keys';
import { readdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { payloads } from '../../../../tests/support/xss';
import { drawPreview, openPreviews } from '.';
import { lines, widthOf } from './outlines';

const text = {
	family: 'umwelt',
	kind: 'Hilfe gesucht · Umwelt & Tiere',
	title: 'Hühnerstall streichen',
	facts: 'Sa, 28. Nov., 10–13 Uhr · St. Jürgen',
	by: 'Ringstedtenhof e. V.',
	product: 'Tohoop',
} as const;

const folder = () => {
	const made = mkdtempSync(join(tmpdir(), 'tohoop-previews-'));
	onTestFinished(() => rmSync(made, { recursive: true, force: true }));
	return made;
};

it('is a picture small enough for every messenger', async () => {
	const previews = openPreviews(folder());
	for (const family of FAMILIES) {
		const png = await previews.picture('0-aa', drawPreview({ ...text, family }));
		expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
		expect(png.byteLength).toBeLessThan(100_000);
	}
});

it('is drawn once and kept until the words change', async () => {
	const place = folder();
	const previews = openPreviews(place);
	const files = () => readdirSync(join(place, 'aa'));
	await previews.picture('1-aa', drawPreview(text));
	const before = files();
	await previews.picture('1-aa', drawPreview(text));
	expect(files()).toEqual(before);
	await previews.picture('1-aa', drawPreview({ ...text, title: 'Etwas anderes' }));
	expect(files()).toHaveLength(1);
	expect(files()).not.toEqual(before);
});

it('draws few at once, and tells a flood to come again', async () => {
	const previews = openPreviews(folder());
	const asked = await Promise.allSettled(
		Array.from({ length: 60 }, (_, at) =>
			previews.picture(
				`${at}-aa`,
				`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`,
			),
		),
	);
	const refused = asked.filter(({ status }) => status === 'rejected');
	expect(refused.length).toBeGreaterThan(0);
	for (const each of refused) expect(each).toMatchObject({ reason: { code: 'busy' } });
	// Who asks again has a turn.
	const last = await previews.picture('59-aa', drawPreview(text));
	expect(await sharp(last).metadata()).toMatchObject({ format: 'png' });
});

it('S64 draws whatever is written as signs, never as markup', () => {
	const frame = drawPreview({ ...text, title: '', kind: '', facts: '', by: '' });
	const elements = new Set(frame.match(/<\w+/g));
	for (const { text: hostile } of payloads) {
		const svg = drawPreview({
			...text,
			title: hostile,
			kind: hostile,
			facts: hostile,
			by: hostile,
		});
		expect(new Set(svg.match(/<\w+/g))).toEqual(elements);
		expect(svg).not.toMatch(/href|script|on\w+=/i);
	}
});

it('breaks lines where words end, cuts what is wider than a line, and names people as they write', () => {
	const fit = { width: 600, size: 72, weight: 'bold', most: 3 } as const;
	const broken = lines(
		'Ein Satz mit vielen Wörtern, der in keine drei Zeilen passen will, nie',
		fit,
	);
	expect(broken).toHaveLength(3);
	expect(broken.at(-1)).toMatch(/…$/);
	const one = lines('Donaudampfschifffahrtselektrizitätenhauptbetriebswerk', fit);
	for (const words of [...broken, ...one])
		expect(widthOf(words, 72, 'bold')).toBeLessThanOrEqual(600);
	// Unknown signs would all be as wide as a gap.
	expect(widthOf('Łukasz Ayşe ğ', 100, 'book')).not.toBe(widthOf('☃☃☃☃☃☃ ☃☃☃☃ ☃', 100, 'book'));
});
