import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns';

/**
 * Who did what, when, to which thing. Append-only: a trigger refuses UPDATE and DELETE, and on a
 * PostgreSQL server the app's role has no right to either (migrations, `drizzle/grants.ts`).
 */
export const auditEntry = pgTable(
	'audit_entry',
	{
		id: id(),
		at: createdAt(),
		/** Points into audit_person, whose name can be erased; null: nobody signed in. */
		actorId: uuid('actor_id'),
		action: text('action').notNull(),
		thingKind: text('thing_kind').notNull(),
		thingId: uuid('thing_id').notNull(),
		/** Names of fields that changed. Of personal fields only this is kept, never the values. */
		changed: text('changed').array().notNull().default([]),
		/** Values without any personal reference: states, reasons, counts. */
		detail: jsonb('detail').$type<Record<string, unknown>>().notNull().default({}),
	},
	(t) => [
		index('audit_entry_thing').on(t.thingKind, t.thingId),
		index('audit_entry_at').on(t.at),
		// What one person did, and the log without the machine, which writes most of it.
		index('audit_entry_actor')
			.on(t.actorId, t.at)
			.where(sql`actor_id is not null`),
		index('audit_entry_people')
			.on(t.at, t.id)
			.where(sql`actor_id is not null`),
	],
);

/** The hash chain over committed entries, written by a job and never by the one who acts. */
export const auditSeal = pgTable('audit_seal', {
	position: bigint('position', { mode: 'number' }).primaryKey(),
	entryId: uuid('entry_id').notNull().unique(),
	previous: text('previous').notNull(),
	hash: text('hash').notNull(),
	sealedAt: instant('sealed_at').notNull().defaultNow(),
});

/** The only place that says which person an id of the audit is. Erasing a person erases this row. */
export const auditPerson = pgTable('audit_person', {
	id: id(),
	name: text('name').notNull(),
	createdAt: createdAt(),
});
