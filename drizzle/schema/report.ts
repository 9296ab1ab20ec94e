import { boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { club } from './club';
import { createdAt, id, instant } from './columns';
import { person } from './person';

/** A reader says that something is wrong, unlawful or harmful. The id is made by the form. */
export const report = pgTable(
	'report',
	{
		id: id(),
		/** club, need, news, event. */
		thingKind: text('thing_kind').notNull(),
		thingId: uuid('thing_id').notNull(),
		/** Whose it is; null: the city's own. */
		clubId: uuid('club_id').references(() => club.id, { onDelete: 'set null' }),
		/** What it was called and where it stood when it was reported. */
		title: text('title').notNull(),
		path: text('path').notNull(),
		reasonKey: text('reason_key').notNull(),
		message: text('message').notNull(),
		/** Whoever wants to hear of it; may be left out. */
		name: text('name').notNull().default(''),
		mail: text('mail').notNull().default(''),
		locale: text('locale').notNull().default('de'),
		state: text('state').notNull().default('open'),
		/** Danger for people, or against the law: first, and sooner. */
		urgent: boolean('urgent').notNull().default(false),
		/** The answer was promised for then. */
		dueAt: instant('due_at').notNull(),
		revision: integer('revision').notNull().default(1),
		takerId: uuid('taker_id').references(() => person.id, { onDelete: 'set null' }),
		decidedAt: instant('decided_at'),
		deciderId: uuid('decider_id'),
		/** What was done: none, mended, taken-down. */
		measure: text('measure'),
		/** Why, as both sides read it. */
		decision: text('decision').notNull().default(''),
		createdAt: createdAt(),
	},
	(t) => [
		index('report_desk').on(t.state, t.urgent, t.dueAt),
		index('report_thing').on(t.thingKind, t.thingId),
		index('report_club').on(t.clubId),
	],
);

/** Either side may object once: the key says so. */
export const reportObjection = pgTable(
	'report_objection',
	{
		reportId: uuid('report_id')
			.notNull()
			.references(() => report.id, { onDelete: 'cascade' }),
		/** reader or club. */
		side: text('side').notNull(),
		text: text('text').notNull(),
		createdAt: createdAt(),
	},
	(t) => [primaryKey({ columns: [t.reportId, t.side] })],
);
