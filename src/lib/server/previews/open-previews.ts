import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { writeSafely } from '../platform/files/write-safely';
import { takeTurns } from '../platform/turns';

export interface Previews {
	/** The picture as PNG: drawn once, then a file, until what it says changes. */
	picture(id: string, svg: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** One picture takes some hundredths of a second of a whole core: never many at once. */
const AT_ONCE = 2;
/** Whoever comes after so many is told to come again: a messenger asks for one picture and does so. */
const QUEUED = 50;

export function openPreviews(folder: string): Previews {
	const underWay = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
	const inTurn = takeTurns(AT_ONCE, QUEUED);

	async function make(id: string, name: string, svg: string): Promise<Uint8Array<ArrayBuffer>> {
		const own = join(folder, id.slice(-2));
		const file = join(own, name);
		try {
			return new Uint8Array(await readFile(file));
		} catch (error) {
			if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
		}
		const png = await inTurn(() =>
			sharp(Buffer.from(svg)).png({ palette: true, colours: 128, effort: 7 }).toBuffer(),
		);
		await mkdir(own, { recursive: true, mode: 0o700 });
		// What the thing said before it changed.
		for (const old of await readdir(own))
			if (old.startsWith(`${id}-`)) await rm(join(own, old), { force: true });
		await writeSafely(file, png);
		return new Uint8Array(png);
	}

	return {
		picture(id, svg) {
			const name = `${id}-${createHash('sha256').update(svg).digest('hex').slice(0, 16)}.png`;
			const known = underWay.get(name);
			if (known) return known;
			const made = make(id, name, svg).finally(() => underWay.delete(name));
			underWay.set(name, made);
			return made;
		},
	};
}
