import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { club } from './club';
import { createdAt, id, instant, updatedAt } from './columns';
import { person } from './person';

/**
 * A club that is being registered or claimed. It is here from the first answer on, so that neither a crash
 * nor another device loses one. The key that opens it stands nowhere: it is worked out from the id.
 */
export const registration = pgTable(
	'registration',
	{
		id: id(),
		answers: jsonb('answers').$type<Record<string, unknown>>().notNull().default({}),
		locale: text('locale').notNull().default('de'),
		/** An entry that is there already and is to be taken over. */
		claimsId: uuid('claims_id').references(() => club.id, { onDelete: 'cascade' }),
		/** Whoever proved to read the mailbox they named. */
		personId: uuid('person_id').references(() => person.id, { onDelete: 'cascade' }),
		/** What came of it. */
		clubId: uuid('club_id').references(() => club.id, { onDelete: 'cascade' }),
		createdAt: createdAt(),
		updatedAt: updatedAt(),
		expiresAt: instant('expires_at').notNull(),
		sentAt: instant('sent_at'),
	},
	(t) => [index('registration_expires').on(t.expiresAt)],
);
