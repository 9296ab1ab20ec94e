import { searchEntry } from '$db/schema';
import {
	buildEntry,
	DOCUMENT_FORMAT,
	FOR_EVER,
	type EntryDocument,
	type EntrySource,
	type Tools,
} from '$lib/domain/search/entry';
import { COUNTED, countedValues, mapValues, type MapValues } from '$lib/domain/search/settings';
import { inArray, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import type { Db } from '../platform/database';
import { takeRests } from '../platform/rests';
import { loadSources } from './sources/index';

/** What the engine holds: the document without the text that only the export and the explanation need. */
export type EngineDocument = Omit<EntryDocument, 'description'> & {
	sum: string;
	[COUNTED]: string[];
} & MapValues;

const MOST_POSITIONS = 16_000;
type Weight = 'A' | 'B' | 'C' | 'D';

/** A tsvector made by us: the same words on every database, whatever dictionaries it has. */
export function termVector(document: EntryDocument): string {
	const weights = new Map<string, Weight>();
	const give = (text: string, weight: Weight) => {
		for (const word of text.split(' '))
			if (word !== '' && word.length < 200 && !weights.has(word)) weights.set(word, weight);
	};
	give(document.head, 'A');
	give(document.tags, 'B');
	give(document.parts, 'B');
	give(document.keywords, 'C');
	give(document.org, 'C');
	give(document.place, 'C');
	give(document.body, 'D');
	give(document.more, 'D');
	let position = 0;
	return [...weights]
		.slice(0, MOST_POSITIONS)
		.map(([word, weight]) => `'${word}':${++position}${weight}`)
		.join(' ');
}

/** The name by itself. */
const headVector = (document: EntryDocument): string =>
	[...new Set(document.head.split(' '))]
		.filter((word) => word !== '' && word.length < 200)
		.map((word) => `'${word}'`)
		.join(' ');

export function engineDocument(document: EntryDocument, sum: string): EngineDocument {
	const { description: _description, ...rest } = document;
	return { ...rest, ...mapValues(rest), sum, [COUNTED]: countedValues(rest) };
}

/** Equal documents, equal sums: what is compared between database and engine. Another format, another sum. */
export const sumOf = (document: EntryDocument): string =>
	createHash('sha256')
		.update(`${DOCUMENT_FORMAT} ${JSON.stringify(document)}`)
		.digest('base64url')
		.slice(0, 22);

function row(
	document: EntryDocument,
	source: EntrySource,
	now: Date,
): typeof searchEntry.$inferInsert {
	return {
		id: document.id,
		type: document.type,
		clubId: document.clubId,
		sum: sumOf(document),
		document,
		terms: termVector(document),
		heads: headVector(document),
		counted: countedValues(document),
		name: document.name,
		topics: document.topics,
		audience: document.audience,
		activity: document.activity,
		kind: document.kind,
		effort: document.effort,
		whenWords: document.when,
		district: document.district,
		plz: document.plz,
		mode: document.mode,
		language: document.language,
		german: document.german,
		access: document.access,
		age: document.age,
		forTwo: document.forTwo,
		withChildren: document.withChildren,
		lat: document._geo?.lat ?? null,
		lon: document._geo?.lng ?? null,
		visibleFrom: document.from,
		visibleUntil: Math.min(document.until, FOR_EVER),
		published: document.published,
		starts: document.starts,
		weight: document.weight,
		stale: document.stale,
		tie: document.tie,
		freshUntil: source.dates[0]?.endsAt ?? null,
		updatedAt: now,
	};
}

/**
 * These entries as the things are now, whoever else is at it: they are read only when nobody else can write
 * them, so what was read first is never written last.
 */
export async function writeAsTheyAre(
	tx: Db,
	ids: readonly string[],
	tools: Tools,
	now: Date,
): Promise<{ changed: EngineDocument[]; there: string[]; gone: string[] }> {
	if (ids.length === 0) return { changed: [], there: [], gone: [] };
	await tx.execute(sql`select pg_advisory_xact_lock(key) from (
		select hashtextextended(id, 0) as key from unnest(${`{${ids.join(',')}}`}::text[]) as id order by 1) as keys`);
	const sources = await loadSources(tx, ids, now);
	const there = sources.map((source) => source.id);
	const found = new Set(there);
	const gone = ids.filter((id) => !found.has(id));
	const changed = await writeEntries(tx, sources, tools, now);
	if (gone.length > 0) await tx.delete(searchEntry).where(inArray(searchEntry.id, gone));
	return { changed, there, gone };
}

export const entriesOf = (db: Db, ids: readonly string[]) =>
	db
		.select({ id: searchEntry.id, sum: searchEntry.sum, document: searchEntry.document })
		.from(searchEntry)
		.where(inArray(searchEntry.id, [...ids]));

/** Writes what changed and says what that is; equal sums are left alone. */
async function writeEntries(
	db: Db,
	sources: readonly EntrySource[],
	tools: Tools,
	now: Date,
): Promise<EngineDocument[]> {
	if (sources.length === 0) return [];
	const rest = takeRests();
	const documents: EntryDocument[] = [];
	const values: ReturnType<typeof row>[] = [];
	for (const source of sources) {
		await rest();
		const document = buildEntry(source, tools, now);
		documents.push(document);
		values.push(row(document, source, now));
	}
	const before = new Map(
		(
			await db
				.select({ id: searchEntry.id, sum: searchEntry.sum })
				.from(searchEntry)
				.where(
					inArray(
						searchEntry.id,
						values.map((value) => value.id),
					),
				)
		).map((each) => [each.id, each.sum]),
	);
	const changed = values.filter((value) => before.get(value.id) !== value.sum);
	if (changed.length === 0) return [];
	await db
		.insert(searchEntry)
		.values(changed)
		.onConflictDoUpdate({ target: searchEntry.id, set: overwrite });
	await writeWords(
		db,
		changed.map((value) => value.document as EntryDocument),
	);
	const bySum = new Map(changed.map((value) => [value.id, value.sum]));
	return documents.flatMap((document) => {
		const sum = bySum.get(document.id);
		return sum === undefined ? [] : [engineDocument(document, sum)];
	});
}

const column = (name: string) => sql.raw(`excluded."${name}"`);
const overwrite = Object.fromEntries(
	Object.entries({
		type: 'type',
		clubId: 'club_id',
		sum: 'sum',
		document: 'document',
		terms: 'terms',
		heads: 'heads',
		counted: 'counted',
		name: 'name',
		topics: 'topics',
		audience: 'audience',
		activity: 'activity',
		kind: 'kind',
		effort: 'effort',
		whenWords: 'when_words',
		district: 'district',
		plz: 'plz',
		mode: 'mode',
		language: 'language',
		german: 'german',
		access: 'access',
		age: 'age',
		forTwo: 'for_two',
		withChildren: 'with_children',
		lat: 'lat',
		lon: 'lon',
		visibleFrom: 'visible_from',
		visibleUntil: 'visible_until',
		published: 'published',
		starts: 'starts',
		weight: 'weight',
		stale: 'stale',
		tie: 'tie',
		freshUntil: 'fresh_until',
		updatedAt: 'updated_at',
	}).map(([key, name]) => [key, column(name)]),
);

/** Words by which a typo is told from a word. */
export const lexiconWords = (document: EntryDocument): string[] =>
	[document.head, document.tags, document.parts, document.keywords, document.org, document.body]
		.join(' ')
		.split(' ')
		.filter((word) => word.length >= 2 && word.length <= 60);

async function writeWords(db: Db, documents: readonly EntryDocument[]): Promise<void> {
	const all = [...new Set(documents.flatMap(lexiconWords))].sort();
	for (let i = 0; i < all.length; i += 2_000)
		await db.execute(
			sql`insert into search_word (word) select unnest(string_to_array(${all.slice(i, i + 2_000).join(' ')}, ' '))
				on conflict do nothing`,
		);
}
