import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns';
import { person } from './person';

/**
 * Somebody wants to be reached elsewhere. Kept for the days in which whoever reads the old mailbox can say
 * "that was not me"; the key in that mail stands nowhere, it is worked out from the id.
 */
export const mailChange = pgTable(
	'mail_change',
	{
		id: id(),
		personId: uuid('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		oldMail: text('old_mail').notNull(),
		newMail: text('new_mail').notNull(),
		/** asked, done, undone. */
		state: text('state').notNull().default('asked'),
		createdAt: createdAt(),
		doneAt: instant('done_at'),
	},
	(t) => [index('mail_change_person').on(t.personId), index('mail_change_created').on(t.createdAt)],
);
