import { kindOfPicture } from '$lib/server/platform/images/make-picture';
import { makeApart } from '$lib/server/platform/images/run-apart';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { chance, type Chance } from '../../drizzle/seed/volume/chance';
import { rounds } from './how-long';

// S32: pictures that were good once. A few of their bits are turned, as a bad cable or a bad person would; each is
// made by the process that makes pictures in earnest.

const EACH = rounds(4, 250);
const SIDE = 160;
/** From a single wrong bit to a file of noise. */
const SHARES = [0.00002, 0.0005, 0.004, 0.05];
const KINDS = ['jpeg', 'png', 'webp', 'avif'] as const;

let good: Record<(typeof KINDS)[number], Buffer>;
beforeAll(async () => {
	const dots = Buffer.alloc(SIDE * SIDE * 3);
	for (let at = 0; at < dots.length; at++) dots[at] = (at * 7 + (at % SIDE) * 3) % 256;
	const picture = () => sharp(dots, { raw: { width: SIDE, height: SIDE, channels: 3 } });
	good = {
		jpeg: await picture()
			.withExifMerge({ IFD0: { Make: 'Kamera GmbH' } })
			.jpeg()
			.toBuffer(),
		png: await picture().png().toBuffer(),
		webp: await picture().webp().toBuffer(),
		avif: await picture().avif({ effort: 2 }).toBuffer(),
	};
});

/** The first bytes stay in most of them: else no decoder would ever see it. */
function broken(whole: Buffer, by: Chance, at: number): Buffer {
	const bytes = Buffer.from(whole);
	const from = at % 8 === 0 ? 0 : 16;
	const bits = bytes.length * 8 * (SHARES[at % SHARES.length] ?? 0);
	for (let turned = 0; turned < Math.max(1, bits); turned++) {
		const place = by.whole(from, bytes.length - 1);
		bytes[place] = (bytes[place] ?? 0) ^ (1 << by.whole(0, 7));
	}
	// Every fifth ends too early.
	return at % 5 === 0 ? bytes.subarray(0, Math.ceil(bytes.length * by.share())) : bytes;
}

/** What became of it: a picture of ours that is whole, or a refusal. */
async function outcomeOf(bytes: Buffer, which = 'the good one'): Promise<'refused' | 'made'> {
	if (!kindOfPicture(bytes)) return 'refused';
	const made = await makeApart(bytes).catch((error: unknown) => {
		if (error instanceof Error && /^The picture ended with/.test(error.message)) return undefined;
		throw error;
	});
	if (!made) return 'refused';
	expect(made.files.length, which).toBeGreaterThan(0);
	for (const file of made.files) {
		const { format, width, height, exif } = await sharp(file.bytes).metadata();
		expect({ width, height, exif }, which).toEqual({ width: file.width, height: file.height });
		expect(file.type, which).toBe(format === 'webp' ? 'image/webp' : 'image/avif');
		await sharp(file.bytes).stats();
	}
	return 'made';
}

describe.each(KINDS)('S32 %s with bits turned', (kind) => {
	it(`${EACH} of them are made or refused, and the next good one is made`, async () => {
		// Others in each run; what failed can be had again by this number.
		const seed = Math.floor(Math.random() * 2 ** 32);
		const by = chance(seed);
		const seen = { refused: 0, made: 0 };
		for (let at = 0; at < EACH; at++)
			seen[await outcomeOf(broken(good[kind], by, at), `${kind} ${at} of ${seed}`)]++;
		// Both happen, or this test looks at nothing.
		expect(seen.refused, JSON.stringify(seen)).toBeGreaterThan(0);
		expect(await outcomeOf(good[kind])).toBe('made');
	}, 1_200_000);
});
