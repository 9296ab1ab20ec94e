import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { club } from './club';
import { createdAt, instant } from './columns';

/**
 * A club that goes: nothing of it is public from the first moment, and until `erasedAt` is due everything can
 * be taken back as it was.
 */
export const clubLeaving = pgTable(
	'club_leaving',
	{
		clubId: uuid('club_id')
			.primaryKey()
			.references(() => club.id, { onDelete: 'cascade' }),
		/** A key of the vocabulary, and what the club wrote beside it. */
		reason: text('reason').notNull(),
		note: text('note').notNull().default(''),
		/** Who asked for it; nobody when their account is gone. */
		askerId: uuid('asker_id'),
		/** The state to go back to. */
		stateBefore: text('state_before').notNull(),
		createdAt: createdAt(),
		leavesAt: instant('leaves_at').notNull(),
		/** The days are over: what only the club and we knew is gone. */
		erasedAt: instant('erased_at'),
	},
	(t) => [index('club_leaving_due').on(t.leavesAt)],
);
