import { timestamp, uuid } from 'drizzle-orm/pg-core';

/** Columns that mean the same in every table. Ids are UUIDv7 and made by us, never by the database. */
export const id = () => uuid('id').primaryKey();
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
export const createdAt = () => instant('created_at').notNull().defaultNow();
