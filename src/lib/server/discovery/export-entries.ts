import { searchEntry } from '$db/schema';
import type { EntryCard, EntryDocument } from '$lib/domain/search/entry';
import { asc, gt } from 'drizzle-orm';
import type { Database } from '../platform/database';
import { stillPublic } from './check-public';
import { engineDocument, type EngineDocument } from './entries';

const BATCH = 500;

async function* batches(
	database: Database,
): AsyncGenerator<{ id: string; sum: string; document: EntryDocument }[]> {
	let after: string | undefined;
	for (;;) {
		const found = await database.read((db) =>
			db
				.select({ id: searchEntry.id, sum: searchEntry.sum, document: searchEntry.document })
				.from(searchEntry)
				.where(after === undefined ? undefined : gt(searchEntry.id, after))
				.orderBy(asc(searchEntry.id))
				.limit(BATCH),
		);
		if (found.length === 0) return;
		yield found.map((row) => ({ ...row, document: row.document as EntryDocument }));
		after = found.at(-1)?.id;
	}
}

/** All entries for the engine, a batch at a time. */
export async function* allForEngine(database: Database): AsyncGenerator<EngineDocument[]> {
	for await (const batch of batches(database))
		yield batch.map(({ document, sum }) => engineDocument(document, sum));
}

/** What the API shows, and the description: everything public, and nothing else. */
export type ExportedEntry = EntryCard & { description: string };

export async function* exportEntries(
	database: Database,
	now: Date,
): AsyncGenerator<ExportedEntry[]> {
	const at = Math.floor(now.getTime() / 1000);
	for await (const batch of batches(database)) {
		const fresh = await stillPublic(
			database,
			batch.map(({ document }) => document),
			now,
		);
		yield batch
			.filter(({ id, document }) => fresh.has(id) && document.until > at && document.from <= at)
			.map(({ document }) => ({ ...document.card, description: document.description }));
	}
}
