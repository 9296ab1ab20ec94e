import { bigint, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns';
import { person } from './person';

/** An app that shows codes. What it shares with us stands nowhere: it is worked out from the nonce. */
export const secondFactor = pgTable('second_factor', {
	personId: uuid('person_id')
		.primaryKey()
		.references(() => person.id, { onDelete: 'cascade' }),
	nonce: uuid('nonce').notNull(),
	createdAt: createdAt(),
	/** The first right code; before it nothing is asked for. */
	confirmedAt: instant('confirmed_at'),
	/** The half minute of the last code: none is taken twice. */
	lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
});

/** For the day the phone is lost: ten, each once. Known here by their hash only. */
export const recoveryCode = pgTable(
	'recovery_code',
	{
		id: id(),
		personId: uuid('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		hash: text('hash').notNull(),
		createdAt: createdAt(),
		usedAt: instant('used_at'),
	},
	(t) => [index('recovery_code_person').on(t.personId)],
);
