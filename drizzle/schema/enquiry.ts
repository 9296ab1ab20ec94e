import { boolean, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { club } from './club';
import { createdAt, id, instant } from './columns';
import { need } from './need';
import { person } from './person';

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
		/** The first answer, of whatever kind: the public reply time is made of it. */
		answeredAt: instant('answered_at'),
		/** Since when the volunteer waits for the next word of the club; nothing when it is their turn. */
		waitingSince: instant('waiting_since'),
		/** Clarified without writing: how, on which day, by whom. */
		clarifiedWay: text('clarified_way'),
		clarifiedOn: text('clarified_on'),
		clarifiedBy: uuid('clarified_by').references(() => person.id, { onDelete: 'set null' }),
		/** The colleague who looks after it; passing on stops no clock. */
		assigneeId: uuid('assignee_id').references(() => person.id, { onDelete: 'set null' }),
		closedAt: instant('closed_at'),
	},
	(t) => [
		index('enquiry_club').on(t.clubId, t.state, t.createdAt),
		index('enquiry_need').on(t.needId),
		index('enquiry_waiting').on(t.state, t.createdAt),
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

/** What was written after the first message. Goes when the contact goes. */
export const enquiryMessage = pgTable(
	'enquiry_message',
	{
		id: id(),
		enquiryId: uuid('enquiry_id')
			.notNull()
			.references(() => enquiryContact.enquiryId, { onDelete: 'cascade' }),
		fromClub: boolean('from_club').notNull(),
		/** Of the club: who wrote. */
		personId: uuid('person_id').references(() => person.id, { onDelete: 'set null' }),
		text: text('text').notNull(),
		createdAt: createdAt(),
	},
	(t) => [index('enquiry_message_enquiry').on(t.enquiryId, t.createdAt)],
);

/** Only the team reads these. */
export const enquiryNote = pgTable(
	'enquiry_note',
	{
		id: id(),
		enquiryId: uuid('enquiry_id')
			.notNull()
			.references(() => enquiryContact.enquiryId, { onDelete: 'cascade' }),
		personId: uuid('person_id').references(() => person.id, { onDelete: 'set null' }),
		text: text('text').notNull(),
		createdAt: createdAt(),
	},
	(t) => [index('enquiry_note_enquiry').on(t.enquiryId, t.createdAt)],
);

/** Whom a mail with a key to answer went to: somebody of the team, or the mailbox of a club without one. */
export const enquiryRecipient = pgTable(
	'enquiry_recipient',
	{
		id: id(),
		enquiryId: uuid('enquiry_id')
			.notNull()
			.references(() => enquiry.id, { onDelete: 'cascade' }),
		personId: uuid('person_id').references(() => person.id, { onDelete: 'cascade' }),
		createdAt: createdAt(),
	},
	(t) => [unique('enquiry_recipient_once').on(t.enquiryId, t.personId).nullsNotDistinct()],
);

/** A rung of the ladder that was climbed: kept so that nobody is reminded twice. */
export const enquiryStep = pgTable(
	'enquiry_step',
	{
		enquiryId: uuid('enquiry_id')
			.notNull()
			.references(() => enquiry.id, { onDelete: 'cascade' }),
		step: text('step').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [primaryKey({ columns: [t.enquiryId, t.step] })],
);
