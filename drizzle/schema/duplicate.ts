import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { club } from './club';
import { createdAt, id, instant } from './columns';

/** Two clubs that may be one; found by a job, decided by people. The smaller id stands first. */
export const duplicatePair = pgTable(
	'duplicate_pair',
	{
		oneId: uuid('one_id')
			.notNull()
			.references(() => club.id, { onDelete: 'cascade' }),
		otherId: uuid('other_id')
			.notNull()
			.references(() => club.id, { onDelete: 'cascade' }),
		/** How alike, 0 to 100, and by what. */
		score: integer('score').notNull(),
		signs: text('signs').array().notNull().default([]),
		/** open, different, merged. */
		state: text('state').notNull().default('open'),
		foundAt: instant('found_at').notNull(),
		decidedAt: instant('decided_at'),
		deciderId: uuid('decider_id'),
	},
	(t) => [
		primaryKey({ columns: [t.oneId, t.otherId] }),
		index('duplicate_pair_open').on(t.state, t.score),
	],
);

/** One club went into another: what moved, so that it can be taken back. */
export const clubMerge = pgTable(
	'club_merge',
	{
		id: id(),
		fromId: uuid('from_id').notNull(),
		intoId: uuid('into_id').notNull(),
		/** The state the club had before, and the ids of everything that moved, per table. */
		moved: jsonb('moved').$type<Record<string, unknown>>().notNull(),
		personId: uuid('person_id'),
		createdAt: createdAt(),
		undoneAt: instant('undone_at'),
	},
	(t) => [index('club_merge_from').on(t.fromId), index('club_merge_into').on(t.intoId)],
);
