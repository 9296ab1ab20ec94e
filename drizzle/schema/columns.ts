import { sql } from 'drizzle-orm';
import { text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Columns that mean the same in every table. Ids are UUIDv7 and made by us, never by the database. */
export const id = () => uuid('id').primaryKey();
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
export const createdAt = () => instant('created_at').notNull().defaultNow();
export const updatedAt = () => instant('updated_at').notNull().defaultNow();

/** A list of vocabulary keys; empty when nothing is said. */
export const keys = (name: string) =>
	text(name)
		.array()
		.notNull()
		.default(sql`'{}'::text[]`);

/** Where a record comes from and when somebody last said that it is still true. */
export const provenance = () => ({
	source: text('source').notNull().default('own'),
	externalId: text('external_id'),
	licence: text('licence'),
	confirmedAt: instant('confirmed_at'),
});
