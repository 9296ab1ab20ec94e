import {
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns';

/**
 * What somebody wrote for a thing and what became of it. The approved content stands in the thing's own
 * row as well; editing a draft never touches it.
 */
export const version = pgTable(
	'version',
	{
		id: id(),
		thingKind: text('thing_kind').notNull(),
		thingId: uuid('thing_id').notNull(),
		number: integer('number').notNull(),
		/** draft, waiting, query, approved, rejected, superseded. */
		state: text('state').notNull(),
		content: jsonb('content').$type<Record<string, unknown>>().notNull(),
		/** Fields that made it wait. */
		risky: text('risky').array().notNull().default([]),
		authorId: uuid('author_id'),
		createdAt: createdAt(),
		submittedAt: instant('submitted_at'),
		decidedAt: instant('decided_at'),
		deciderId: uuid('decider_id'),
		reason: text('reason').notNull().default(''),
	},
	(t) => [
		uniqueIndex('version_number').on(t.thingKind, t.thingId, t.number),
		index('version_state').on(t.state, t.submittedAt),
	],
);

/** Every address a thing ever had. Old ones redirect for ever and are never given to another thing. */
export const address = pgTable(
	'address',
	{
		thingKind: text('thing_kind').notNull(),
		slug: text('slug').notNull(),
		thingId: uuid('thing_id').notNull(),
		createdAt: createdAt(),
	},
	(t) => [
		primaryKey({ columns: [t.thingKind, t.slug] }),
		index('address_thing').on(t.thingKind, t.thingId),
	],
);
