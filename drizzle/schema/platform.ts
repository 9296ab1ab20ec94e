import {
	bigint,
	boolean,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
} from 'drizzle-orm/pg-core';
import { createdAt, instant } from './columns';

/** Small facts about this installation: demo data seeded, index version, last backup. */
export const installation = pgTable('installation', {
	key: text('key').primaryKey(),
	value: jsonb('value').$type<unknown>().notNull(),
	at: instant('at').notNull().defaultNow(),
});

/** Counts per key and window; keys hold no address in clear. */
export const rateCount = pgTable(
	'rate_count',
	{
		key: text('key').notNull(),
		windowStart: bigint('window_start', { mode: 'number' }).notNull(),
		count: integer('count').notNull(),
		until: instant('until').notNull(),
	},
	(t) => [primaryKey({ columns: [t.key, t.windowStart] }), index('rate_count_until').on(t.until)],
);

/** When each scheduled job last ran: its heartbeat. */
export const jobRun = pgTable('job_run', {
	name: text('name').primaryKey(),
	startedAt: instant('started_at'),
	finishedAt: instant('finished_at'),
	ok: boolean('ok'),
	note: text('note'),
});

/** Content-addressed files; the row comes after the file is safely on disk. */
export const storedFile = pgTable('stored_file', {
	hash: text('hash').primaryKey(),
	size: integer('size').notNull(),
	type: text('type').notNull(),
	createdAt: createdAt(),
});
