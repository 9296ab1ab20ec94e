import { bigint, boolean, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, keys } from './columns';
import { person } from './person';

/** What a phone or a key signs with. Kept here is only what checks a signature; it opens nothing. */
export const passkey = pgTable(
	'passkey',
	{
		id: id(),
		personId: uuid('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		/** "Telefon von Frauke": so that people recognise their own. */
		name: text('name').notNull(),
		credentialId: text('credential_id').notNull(),
		publicKey: text('public_key').notNull(),
		/** Goes up with each use, where the device counts: one that went back was copied. */
		counter: bigint('counter', { mode: 'number' }).notNull().default(0),
		transports: keys('transports'),
		/** Lives in several devices of this person. */
		synced: boolean('synced').notNull().default(false),
		createdAt: createdAt(),
		usedAt: instant('used_at'),
	},
	(t) => [
		uniqueIndex('passkey_credential').on(t.credentialId),
		index('passkey_person').on(t.personId),
	],
);

/** A question that was answered: none is answered twice. Nothing is kept of those nobody answered. */
export const passkeyChallenge = pgTable(
	'passkey_challenge',
	{
		id: id(),
		/** add, sign-in, second-factor, prove. */
		purpose: text('purpose').notNull(),
		personId: uuid('person_id').references(() => person.id, { onDelete: 'cascade' }),
		createdAt: createdAt(),
		expiresAt: instant('expires_at').notNull(),
	},
	(t) => [index('passkey_challenge_expires').on(t.expiresAt)],
);
