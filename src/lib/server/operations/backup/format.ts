import { z } from 'zod';
import { ArchiveBroken, readArchive, type ArchiveEntry } from './archive';

/** What stands at the beginning and at the end of every backup. */
export const HEAD = 'head.json';
export const MANIFEST = 'manifest.json';
export const FORMAT = 1;

export const headSchema = z.object({
	product: z.literal('tohoop'),
	format: z.literal(FORMAT),
	at: z.string(),
	migrations: z.array(z.object({ hash: z.string(), at: z.string() })),
	tables: z.array(
		z.object({
			name: z.string(),
			columns: z.array(z.object({ name: z.string(), type: z.string() })),
		}),
	),
});
export type Head = z.infer<typeof headSchema>;

export const manifestSchema = z.object({
	/** Over every entry before this one. */
	checksum: z.string(),
	rows: z.record(z.string(), z.number()),
	sequences: z.record(z.string(), z.string()),
	files: z.number(),
	/** Files that a row names and that were not there. */
	missing: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const tablePart = (table: string, part: number) =>
	`tables/${table}/${String(part).padStart(6, '0')}.jsonl`;
export const filePart = (hash: string) => `files/${hash}`;

export type Part =
	| { kind: 'head'; head: Head }
	| { kind: 'rows'; table: string; lines: string[] }
	| { kind: 'file'; hash: string; content: Buffer }
	| { kind: 'manifest'; manifest: Manifest };

/** The archive in our words; ends with the manifest, or throws. */
export async function* readParts(file: string): AsyncGenerator<Part> {
	let last: Part['kind'] | undefined;
	for await (const entry of readArchive(file)) {
		const part = understand(entry, file);
		if ((last === undefined) !== (part.kind === 'head') || last === 'manifest')
			throw new ArchiveBroken(file);
		last = part.kind;
		yield part;
	}
	if (last !== 'manifest') throw new ArchiveBroken(file);
}

function understand(entry: ArchiveEntry, file: string): Part {
	const parsed = <T>(schema: z.ZodType<T>): T => {
		const result = schema.safeParse(JSON.parse(entry.content.toString('utf8')));
		if (!result.success) throw new ArchiveBroken(file, { cause: result.error });
		return result.data;
	};
	if (entry.name === HEAD) return { kind: 'head', head: parsed(headSchema) };
	if (entry.name === MANIFEST) {
		const manifest = parsed(manifestSchema);
		if (manifest.checksum !== entry.checksumBefore) throw new ArchiveBroken(file);
		return { kind: 'manifest', manifest };
	}
	const [folder, name = ''] = entry.name.split('/');
	if (folder === 'files') return { kind: 'file', hash: name, content: entry.content };
	if (folder === 'tables')
		return {
			kind: 'rows',
			table: name,
			lines: entry.content.toString('utf8').split('\n').filter(Boolean),
		};
	throw new ArchiveBroken(file);
}
