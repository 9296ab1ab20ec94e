import type { MadePicture } from './make-picture';

/** A picture on its way between two processes: a line that says what follows, then the files. */
export function pack(made: MadePicture): Buffer {
	const { files, ...rest } = made;
	const head = {
		...rest,
		files: files.map(({ bytes, ...file }) => ({ ...file, size: bytes.byteLength })),
	};
	return Buffer.concat([
		Buffer.from(`${JSON.stringify(head)}\n`),
		...files.map(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
	]);
}

export function unpack(packed: Buffer): MadePicture {
	const end = packed.indexOf('\n');
	const { files, ...rest } = JSON.parse(packed.toString('utf8', 0, end)) as Omit<
		MadePicture,
		'files'
	> & { files: (Omit<MadePicture['files'][number], 'bytes'> & { size: number })[] };
	let at = end + 1;
	return {
		...rest,
		files: files.map(({ size, ...file }) => {
			const bytes = packed.subarray(at, at + size);
			at += size;
			return { ...file, bytes };
		}),
	};
}
