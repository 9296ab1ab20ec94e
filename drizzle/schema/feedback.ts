import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, id } from './columns';

/** A reader tells us about a barrier. The id is made by the form, so that sending twice is one row. */
export const feedback = pgTable(
	'feedback',
	{
		id: id(),
		page: text('page').notNull().default(''),
		message: text('message').notNull(),
		/** How to answer; left out when no answer is wanted. */
		contact: text('contact').notNull().default(''),
		createdAt: createdAt(),
	},
	(t) => [index('feedback_created').on(t.createdAt)],
);
