import { sql } from 'drizzle-orm';
import { bigserial, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns';

/** What happened, written in the same transaction as the change itself. */
export const fact = pgTable('fact', {
	id: id(),
	at: createdAt(),
	type: text('type').notNull(),
	thingKind: text('thing_kind').notNull(),
	thingId: uuid('thing_id').notNull(),
	payload: jsonb('payload').$type<Record<string, unknown>>().notNull().default({}),
});

/** One row per fact and listener: waits, is claimed for a while, is done (row gone) or parked. */
export const delivery = pgTable(
	'delivery',
	{
		/** Order per thing: a later delivery of the same thing to the same listener waits for the earlier. */
		sequence: bigserial('sequence', { mode: 'number' }).primaryKey(),
		factId: uuid('fact_id')
			.notNull()
			.references(() => fact.id, { onDelete: 'cascade' }),
		listener: text('listener').notNull(),
		thingId: uuid('thing_id').notNull(),
		tries: integer('tries').notNull().default(0),
		nextAt: instant('next_at').notNull().defaultNow(),
		claimedBy: uuid('claimed_by'),
		claimedUntil: instant('claimed_until'),
		parkedAt: instant('parked_at'),
		lastError: text('last_error'),
		createdAt: createdAt(),
	},
	(t) => [
		index('delivery_waiting')
			.on(t.listener, t.thingId, t.sequence)
			.where(sql`parked_at is null`),
		index('delivery_due')
			.on(t.nextAt)
			.where(sql`parked_at is null`),
		index('delivery_fact').on(t.factId),
	],
);
