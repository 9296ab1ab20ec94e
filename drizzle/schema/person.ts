import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { club } from './club';
import { createdAt, id, instant } from './columns';

/** Somebody who can sign in. What one may do follows from memberships and office roles. */
export const person = pgTable(
	'person',
	{
		id: id(),
		name: text('name').notNull(),
		mail: text('mail'),
		locale: text('locale').notNull().default('de'),
		/** Demo persons sign in by one press, in demo mode only. */
		demoKey: text('demo_key'),
		createdAt: createdAt(),
		lastSeenAt: instant('last_seen_at'),
		/** Was offered to sign in without a code: asked once and not again. */
		passkeyOfferedAt: instant('passkey_offered_at'),
		/** Not seen for long: how many of the two mails before the account goes were sent, and when. */
		quietMails: integer('quiet_mails').notNull().default(0),
		quietMailedAt: instant('quiet_mailed_at'),
		/** Wants to go; until then it can be taken back. */
		leavesAt: instant('leaves_at'),
		erasedAt: instant('erased_at'),
	},
	(t) => [uniqueIndex('person_mail').on(t.mail), uniqueIndex('person_demo').on(t.demoKey)],
);

/** A person in a club; a person may have several, a club several. */
export const membership = pgTable(
	'membership',
	{
		id: id(),
		personId: uuid('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		clubId: uuid('club_id')
			.notNull()
			.references(() => club.id, { onDelete: 'cascade' }),
		/** owner (Verwalten) or writer (Schreiben). */
		role: text('role').notNull(),
		state: text('state').notNull().default('active'),
		createdAt: createdAt(),
		endedAt: instant('ended_at'),
	},
	(t) => [
		uniqueIndex('membership_once').on(t.personId, t.clubId),
		index('membership_club').on(t.clubId),
	],
);

/** A role in the coordination: read, review, curate or administer, for one of the teams. */
export const officeRole = pgTable(
	'office_role',
	{
		id: id(),
		personId: uuid('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		team: text('team').notNull(),
		role: text('role').notNull(),
		createdAt: createdAt(),
		endedAt: instant('ended_at'),
	},
	(t) => [uniqueIndex('office_role_once').on(t.personId, t.team)],
);

/** Somebody is asked to join a team. The key in its link stands nowhere: it is worked out from the id. */
export const invitation = pgTable(
	'invitation',
	{
		id: id(),
		clubId: uuid('club_id')
			.notNull()
			.references(() => club.id, { onDelete: 'cascade' }),
		/** Only whoever reads this mailbox can say yes. */
		mail: text('mail').notNull(),
		role: text('role').notNull(),
		locale: text('locale').notNull().default('de'),
		/** Goes with them: what somebody promised who is not in the team any more counts no longer. */
		inviterId: uuid('inviter_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		/** open, accepted, declined, revoked. */
		state: text('state').notNull().default('open'),
		createdAt: createdAt(),
		expiresAt: instant('expires_at').notNull(),
		closedAt: instant('closed_at'),
	},
	(t) => [index('invitation_club').on(t.clubId), index('invitation_created').on(t.createdAt)],
);
