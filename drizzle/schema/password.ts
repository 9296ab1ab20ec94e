import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, instant } from './columns';
import { person } from './person';

/** For whoever wants one; a code by mail is always there beside it. Only what Argon2id made of it is kept. */
export const password = pgTable('password', {
	personId: uuid('person_id')
		.primaryKey()
		.references(() => person.id, { onDelete: 'cascade' }),
	hash: text('hash').notNull(),
	createdAt: createdAt(),
});

/**
 * Wrong passwords in a row: each makes the next try wait longer. The key says nothing of whom it is about,
 * and there is one for addresses nobody has, too.
 */
export const passwordTry = pgTable(
	'password_try',
	{
		key: text('key').primaryKey(),
		wrong: integer('wrong').notNull().default(0),
		lastAt: instant('last_at').notNull(),
		/** The person was told that somebody tries. */
		toldAt: instant('told_at'),
	},
	(t) => [index('password_try_last').on(t.lastAt)],
);
