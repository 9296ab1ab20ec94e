import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/**
 * A backup is one `.tar.gz`, so that it can be looked into without us. Only what we need of the format:
 * plain files with short names. The last entry holds a checksum over all others, so half an archive, or
 * one with a bent bit, is never taken for a whole one.
 */
export interface ArchiveWriter {
	add(name: string, content: Uint8Array | string): Promise<void>;
	/** Closes with the last entry; `seal` gets the checksum over everything before. */
	finish(lastName: string, seal: (checksum: string) => string): Promise<void>;
	abandon(): void;
}

const BLOCK = 512;
const padding = (size: number) => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

function header(name: string, size: number): Buffer {
	if (Buffer.byteLength(name) > 100) throw new Error(`Name too long for the archive: ${name}`);
	const block = Buffer.alloc(BLOCK);
	const octal = (value: number, at: number, length: number) =>
		block.write(value.toString(8).padStart(length - 1, '0') + '\0', at, 'ascii');
	block.write(name, 0, 'utf8');
	octal(0o600, 100, 8);
	octal(0, 108, 8);
	octal(0, 116, 8);
	octal(size, 124, 12);
	octal(Math.floor(Date.now() / 1000), 136, 12);
	block.write('        ', 148, 'ascii');
	block.write('0', 156, 'ascii');
	block.write('ustar\x0000', 257, 'ascii');
	octal(
		block.reduce((sum, byte) => sum + byte, 0),
		148,
		7,
	);
	return block;
}

export function writeArchive(file: string): ArchiveWriter {
	const gzip = createGzip({ level: 4 });
	const target = createWriteStream(file, { flags: 'wx', mode: 0o600 });
	const written = pipeline(gzip, target);
	// Heard of in `push` and `finish`; here only so that it is not nobody's.
	let failure: unknown;
	written.catch((error: unknown) => {
		failure = error;
	});
	const hash = createHash('sha256');

	const push = async (part: Uint8Array) => {
		if (failure) throw failure;
		if (!gzip.write(part)) await Promise.race([once(gzip, 'drain'), written]);
	};
	const add = async (name: string, content: Uint8Array | string) => {
		const bytes = typeof content === 'string' ? Buffer.from(content) : content;
		hash.update(name).update('\0').update(bytes);
		await push(header(name, bytes.byteLength));
		await push(bytes);
		await push(padding(bytes.byteLength));
	};
	return {
		add,
		async finish(lastName, seal) {
			await add(lastName, seal(hash.copy().digest('hex')));
			await push(Buffer.alloc(2 * BLOCK));
			gzip.end();
			await written;
			const handle = await open(file, 'r');
			try {
				await handle.sync();
			} finally {
				await handle.close();
			}
		},
		abandon() {
			gzip.destroy();
			target.destroy();
		},
	};
}

export interface ArchiveEntry {
	name: string;
	content: Buffer;
	/** Over all entries before this one. */
	checksumBefore: string;
}

export class ArchiveBroken extends Error {
	constructor(
		file: string,
		options?: ErrorOptions,
		sentence = `Die Sicherung ${file} ist unvollständig oder beschädigt.`,
	) {
		super(sentence, options);
		this.name = 'ArchiveBroken';
	}
}

/** Entry by entry; never the whole archive at once. */
export async function* readArchive(file: string): AsyncGenerator<ArchiveEntry> {
	const gunzip = createGunzip();
	const source = createReadStream(file);
	source.once('error', (error) => gunzip.destroy(error));
	const bytes = byteReader(source.pipe(gunzip));
	const hash = createHash('sha256');
	try {
		for (;;) {
			const block = await bytes(BLOCK);
			if (block.every((byte) => byte === 0)) return;
			const text = (at: number, length: number) =>
				block.toString('utf8', at, at + length).split('\0')[0] ?? '';
			const name = text(0, 100);
			const size = parseInt(text(124, 12), 8);
			if (name === '' || Number.isNaN(size)) throw new ArchiveBroken(file);
			const content = await bytes(size);
			await bytes(padding(size).byteLength);
			yield { name, content, checksumBefore: hash.copy().digest('hex') };
			hash.update(name).update('\0').update(content);
		}
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : '';
		throw error instanceof RangeError || code.startsWith('Z_')
			? new ArchiveBroken(file, { cause: error })
			: error;
	} finally {
		source.destroy();
		gunzip.destroy();
	}
}

function byteReader(stream: AsyncIterable<Buffer>): (count: number) => Promise<Buffer> {
	const chunks = stream[Symbol.asyncIterator]();
	let held: Buffer[] = [];
	let size = 0;
	return async (count) => {
		while (size < count) {
			const next = await chunks.next();
			if (next.done) throw new RangeError('The archive ends too early');
			held.push(next.value);
			size += next.value.byteLength;
		}
		const all = Buffer.concat(held, size);
		held = [all.subarray(count)];
		size -= count;
		return all.subarray(0, count);
	};
}
