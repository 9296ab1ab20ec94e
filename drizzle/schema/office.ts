import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { club } from './club';
import { createdAt, id, instant } from './columns';
import { person } from './person';

/** Somebody is asked to work for the coordination. The key in its link stands nowhere. */
export const officeInvitation = pgTable(
	'office_invitation',
	{
		id: id(),
		/** Only whoever reads this mailbox can say yes. */
		mail: text('mail').notNull(),
		team: text('team').notNull(),
		role: text('role').notNull(),
		locale: text('locale').notNull().default('de'),
		/** What somebody promised who has gone counts no longer. */
		inviterId: uuid('inviter_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		/** open, accepted, revoked. */
		state: text('state').notNull().default('open'),
		createdAt: createdAt(),
		expiresAt: instant('expires_at').notNull(),
		closedAt: instant('closed_at'),
	},
	(t) => [index('office_invitation_open').on(t.state, t.expiresAt)],
);

/** The coordination took a club out of the public for a while, or for good, and says why. */
export const clubHold = pgTable('club_hold', {
	clubId: uuid('club_id')
		.primaryKey()
		.references(() => club.id, { onDelete: 'cascade' }),
	/** pause or block. */
	kind: text('kind').notNull(),
	/** The state to go back to. */
	stateBefore: text('state_before').notNull(),
	/** A key of the vocabulary, and the words the club reads. */
	reasonKey: text('reason_key').notNull(),
	reason: text('reason').notNull(),
	personId: uuid('person_id').references(() => person.id, { onDelete: 'set null' }),
	createdAt: createdAt(),
});
