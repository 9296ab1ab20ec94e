import { boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns';
import { person } from './person';

/**
 * Somebody asked for a code by mail. The code itself stands nowhere: it is worked out from the id with a
 * secret of this installation. A row exists for unknown addresses too, so that nothing tells them apart.
 */
export const signInCode = pgTable(
	'sign_in_code',
	{
		id: id(),
		mail: text('mail').notNull(),
		locale: text('locale').notNull().default('de'),
		/** What it opens; a code for one thing opens no other. */
		purpose: text('purpose').notNull().default('sign-in'),
		/** The registration, invitation or change it belongs to. */
		about: uuid('about'),
		tries: integer('tries').notNull().default(0),
		createdAt: createdAt(),
		expiresAt: instant('expires_at').notNull(),
		/** Used, or replaced by a newer one. */
		closedAt: instant('closed_at'),
	},
	(t) => [index('sign_in_code_mail').on(t.mail), index('sign_in_code_created').on(t.createdAt)],
);

/** Somebody is signed in on a device. What the browser holds is known here by its hash only. */
export const session = pgTable(
	'session',
	{
		id: id(),
		hash: text('hash').notNull(),
		personId: uuid('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		/** "Firefox, Android": so that people recognise their own devices. */
		device: text('device').notNull().default(''),
		/** A library, a family: ends soon. */
		shared: boolean('shared').notNull().default(false),
		/** When a second factor was shown. */
		strongAt: instant('strong_at'),
		/** When whoever sits there last proved who they are; since the beginning when nothing is said. */
		provedAt: instant('proved_at'),
		createdAt: createdAt(),
		seenAt: instant('seen_at').notNull().defaultNow(),
		/** Over then, if it is not used again. */
		until: instant('until').notNull(),
	},
	(t) => [
		uniqueIndex('session_hash').on(t.hash),
		index('session_person').on(t.personId),
		index('session_until').on(t.until),
	],
);
