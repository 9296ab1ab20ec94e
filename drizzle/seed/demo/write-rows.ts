import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../../../src/lib/server/platform/database';
import * as schema from '../../schema';
import type { Rows } from './rows';

/** PostgreSQL takes 65,535 parameters a statement; the widest table has some forty columns. */
const BATCH = 400;

const ORDER = [
	'place',
	'club',
	'need',
	'needSession',
	'needRole',
	'event',
	'eventDate',
	'news',
	'person',
	'membership',
	'officeRole',
	'version',
	'review',
	'address',
	'enquiry',
	'enquiryContact',
] as const satisfies readonly (keyof Rows)[];

export async function writeRows(
	tx: Db,
	rows: Rows,
	progress: (done: number, all: number) => void = () => undefined,
): Promise<number> {
	const all = ORDER.reduce((sum, table) => sum + rows[table].length, 0);
	let done = 0;
	for (const name of ORDER) {
		const table: PgTable = schema[name];
		const values: Record<string, unknown>[] = rows[name];
		for (let i = 0; i < values.length; i += BATCH) {
			const batch = values.slice(i, i + BATCH);
			await tx.insert(table).values(batch);
			done += batch.length;
			progress(done, all);
		}
	}
	return done;
}
