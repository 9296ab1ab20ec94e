import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { club } from './club';
import { createdAt, id, instant } from './columns';
import { need } from './need';

/** A volunteer's message to a club about a need, with a state and a clock. */
export const enquiry = pgTable(
	'enquiry',
	{
		id: id(),
		clubId: uuid('club_id')
			.notNull()
			.references(() => club.id, { onDelete: 'cascade' }),
		needId: uuid('need_id').references(() => need.id, { onDelete: 'set null' }),
		state: text('state').notNull().default('sent'),
		locale: text('locale').notNull().default('de'),
		createdAt: createdAt(),
		answeredAt: instant('answered_at'),
	},
	(t) => [
		index('enquiry_club').on(t.clubId, t.state, t.createdAt),
		index('enquiry_need').on(t.needId),
	],
);

/** Who asked and what: a table of its own, so that it can be erased on time and reaches nothing else. */
export const enquiryContact = pgTable('enquiry_contact', {
	enquiryId: uuid('enquiry_id')
		.primaryKey()
		.references(() => enquiry.id, { onDelete: 'cascade' }),
	name: text('name').notNull(),
	mail: text('mail').notNull().default(''),
	phone: text('phone').notNull().default(''),
	message: text('message').notNull().default(''),
	eraseAt: instant('erase_at').notNull(),
});
