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

/** Something else under this name, or so little of a backup that nobody can tell. */
const noBackup = (file: string, cause?: unknown) =>
	new ArchiveBroken(
		file,
		{ cause },
		`Die Datei ${file} ist keine Sicherung dieses Produkts, oder ihr Anfang ist beschädigt.`,
	);

const tooNew = (file: string) =>
	new ArchiveBroken(
		file,
		{},
		`Die Sicherung ${file} stammt von einer neueren Fassung des Produkts. Installiere zuerst diese Fassung.`,
	);

/** The archive in our words; ends with the manifest, or throws. */
export async function* readParts(file: string): AsyncGenerator<Part> {
	const entries = readArchive(file);
	yield { kind: 'head', head: await readHead(file, entries) };
	let ended = false;
	for await (const entry of entries) {
		const part = understand(entry, file);
		if (ended) throw new ArchiveBroken(file);
		ended = part.kind === 'manifest';
		yield part;
	}
	if (!ended) throw new ArchiveBroken(file);
}

async function readHead(file: string, entries: AsyncGenerator<ArchiveEntry>): Promise<Head> {
	let first: ArchiveEntry | undefined;
	try {
		first = (await entries.next()).value as ArchiveEntry | undefined;
	} catch (error) {
		throw error instanceof ArchiveBroken ? noBackup(file, error) : error;
	}
	if (first?.name !== HEAD) throw noBackup(file);
	const json = parse(first, file);
	const ours = z.object({ product: z.literal('tohoop'), format: z.number() }).safeParse(json);
	if (!ours.success) throw noBackup(file, ours.error);
	if (ours.data.format > FORMAT) throw tooNew(file);
	return checked(headSchema, json, file);
}

function parse(entry: ArchiveEntry, file: string): unknown {
	try {
		return JSON.parse(entry.content.toString('utf8'));
	} catch (error) {
		throw new ArchiveBroken(file, { cause: error });
	}
}

function checked<T>(schema: z.ZodType<T>, json: unknown, file: string): T {
	const result = schema.safeParse(json);
	if (!result.success) throw new ArchiveBroken(file, { cause: result.error });
	return result.data;
}

function understand(entry: ArchiveEntry, file: string): Part {
	if (entry.name === MANIFEST) {
		const manifest = checked(manifestSchema, parse(entry, file), file);
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
