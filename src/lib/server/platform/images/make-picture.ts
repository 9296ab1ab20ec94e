import sharp from 'sharp';

// Everything that touches the bytes of a stranger. Runs in a process of its own (run-apart.ts).

export const PICTURE_BYTES = 8 * 1024 * 1024;
export const PICTURE_PIXELS = 40_000_000;
const SECONDS = 8;

/** Made anew, whatever came: what the browser has room for, none larger than it was. */
const WIDTHS = [240, 480, 960, 1600] as const;
const LONGEST = 2_400;

export interface MadeFile {
	type: 'image/avif' | 'image/webp';
	width: number;
	height: number;
	bytes: Uint8Array;
}
export interface MadePicture {
	width: number;
	height: number;
	colour: string;
	files: MadeFile[];
}

/** By what stands in it, never by its name. Anything else is refused before a decoder sees it. */
export function kindOfPicture(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | 'avif' | undefined {
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64));
	if (head.length < 16) return undefined;
	if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'jpeg';
	if (head.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'png';
	const text = head.toString('latin1');
	if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
	if (text.slice(4, 8) === 'ftyp') {
		const brands = text.slice(8, Math.min(64, head.readUInt32BE(0)));
		return /avif|avis/.test(brands) ? 'avif' : undefined;
	}
	return undefined;
}

/** Only pixels are taken over: no place, no camera, no profile, no second picture behind the first. */
export async function makePicture(bytes: Uint8Array): Promise<MadePicture> {
	sharp.cache(false);
	sharp.concurrency(1);
	const open = () =>
		sharp(bytes, {
			limitInputPixels: PICTURE_PIXELS,
			failOn: 'error',
			sequentialRead: true,
			animated: false,
		}).timeout({ seconds: SECONDS });
	// Turned upright once; from here on nothing of the upload is read again.
	const { data, info } = await open()
		.rotate()
		.resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
		.flatten({ background: '#ffffff' })
		.toColourspace('srgb')
		.removeAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	const { width, height, channels } = info;
	const pixels = () => sharp(data, { raw: { width, height, channels } });
	const widths = [...new Set(WIDTHS.map((one) => Math.min(one, width)))];
	const files: MadeFile[] = [];
	for (const wanted of widths) {
		const small = await pixels()
			.resize({ width: wanted })
			.raw()
			.toBuffer({ resolveWithObject: true });
		const size = { width: small.info.width, height: small.info.height };
		const scaled = () => sharp(small.data, { raw: { ...size, channels: small.info.channels } });
		files.push(
			{
				type: 'image/avif',
				...size,
				bytes: await scaled().avif({ quality: 50, effort: 2 }).toBuffer(),
			},
			{
				type: 'image/webp',
				...size,
				bytes: await scaled().webp({ quality: 72, effort: 3 }).toBuffer(),
			},
		);
	}
	const { dominant } = await pixels()
		.resize({ width: 64 })
		.png()
		.toBuffer()
		.then((png) => sharp(png).stats());
	const largest = files.at(-1) ?? { width, height };
	return {
		width: largest.width,
		height: largest.height,
		colour: `#${[dominant.r, dominant.g, dominant.b].map((part) => part.toString(16).padStart(2, '0')).join('')}`,
		files,
	};
}
