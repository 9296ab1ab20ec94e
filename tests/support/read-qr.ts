import jsQR from 'jsqr';
import sharp from 'sharp';

/** What a phone would read from this picture of a page; empty when there is nothing to be read. */
export async function readQr(png: Buffer): Promise<string> {
	// A hand's breadth of paper around it, as on a real screen.
	const { data, info } = await sharp(png)
		.extend({ top: 24, bottom: 24, left: 24, right: 24, background: '#fff' })
		.ensureAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? '';
}
