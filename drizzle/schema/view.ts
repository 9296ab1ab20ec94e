import { date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

/**
 * How often a page was opened on a day, and nothing about who opened it: that is all a club hears of its effect.
 * Hangs on the thing and not on the club, so that it goes along when clubs become one.
 */
export const viewCount = pgTable(
	'view_count',
	{
		day: date('day').notNull(),
		/** club, need, event, news. */
		thingKind: text('thing_kind').notNull(),
		thingId: uuid('thing_id').notNull(),
		count: integer('count').notNull(),
	},
	(t) => [primaryKey({ columns: [t.thingId, t.thingKind, t.day] })],
);
