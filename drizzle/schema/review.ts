import { sql } from 'drizzle-orm';
import {
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import { club } from './club';
import { createdAt, id, instant, updatedAt } from './columns';
import { membership, person } from './person';

/** Something lies on the desk of the coordination: a new club, a claim, a risky change. */
export const review = pgTable(
	'review',
	{
		id: id(),
		/** club, claim, change; need, news, event. */
		kind: text('kind').notNull(),
		clubId: uuid('club_id')
			.notNull()
			.references(() => club.id, { onDelete: 'cascade' }),
		/** Of a need, an event, a piece of news: which one. */
		thingId: uuid('thing_id'),
		/** Of a change, or a newer text of a thing that is public: what shall be. */
		versionId: uuid('version_id'),
		/** Of a claim: who asks. */
		membershipId: uuid('membership_id').references(() => membership.id, { onDelete: 'cascade' }),
		state: text('state').notNull(),
		/** Counts every change, so that nobody decides about what they have not seen. */
		revision: integer('revision').notNull().default(1),
		submitterId: uuid('submitter_id'),
		/** What the club adds: how they belong to it, the answer to a query. */
		note: text('note').notNull().default(''),
		submittedAt: instant('submitted_at').notNull(),
		decidedAt: instant('decided_at'),
		deciderId: uuid('decider_id'),
		/** A key of the vocabulary, and what the coordination wrote beside it. */
		reasonKey: text('reason_key'),
		reason: text('reason').notNull().default(''),
		/** What stood there before the decision, while it can still be taken back. */
		undo: jsonb('undo').$type<Record<string, unknown>>(),
		/** The colleague who looks after it; whoever asked gets the answer back. */
		assigneeId: uuid('assignee_id').references(() => person.id, { onDelete: 'set null' }),
		/** Put off until then. */
		laterUntil: instant('later_until'),
		createdAt: createdAt(),
	},
	(t) => [
		index('review_desk').on(t.state, t.submittedAt),
		index('review_club').on(t.clubId),
		// Whoever presses twice, or two who press at once, put one thing on the desk.
		uniqueIndex('review_once')
			.on(t.kind, t.clubId)
			.where(sql`state in ('open', 'asked') and kind in ('club', 'change')`),
		uniqueIndex('review_thing_once')
			.on(t.kind, t.thingId)
			.where(sql`state in ('open', 'asked') and thing_id is not null`),
		uniqueIndex('review_claim_once')
			.on(t.membershipId)
			.where(sql`state in ('open', 'asked') and kind = 'claim'`),
	],
);

/** What a machine saw in an item, before somebody opens it. Derived; another revision is looked at anew. */
export const reviewCheck = pgTable(
	'review_check',
	{
		reviewId: uuid('review_id')
			.primaryKey()
			.references(() => review.id, { onDelete: 'cascade' }),
		revision: integer('revision').notNull(),
		findings: jsonb('findings').$type<unknown[]>().notNull(),
		/** Higher is looked at first. */
		risk: integer('risk').notNull(),
		checkedAt: instant('checked_at').notNull(),
	},
	(t) => [index('review_check_risk').on(t.risk)],
);

/** What colleagues tell each other about an item; the club never reads it. */
export const reviewNote = pgTable(
	'review_note',
	{
		id: id(),
		reviewId: uuid('review_id')
			.notNull()
			.references(() => review.id, { onDelete: 'cascade' }),
		personId: uuid('person_id').references(() => person.id, { onDelete: 'set null' }),
		text: text('text').notNull(),
		createdAt: createdAt(),
	},
	(t) => [index('review_note_review').on(t.reviewId, t.createdAt)],
);

/** What the coordination usually writes with a reason. Without a row the words of the catalogue count. */
export const textModule = pgTable(
	'text_module',
	{
		/** approve, ask or reject. */
		decision: text('decision').notNull(),
		reasonKey: text('reason_key').notNull(),
		/** Of whom it is written to. */
		locale: text('locale').notNull().default('de'),
		text: text('text').notNull(),
		updatedAt: updatedAt(),
	},
	(t) => [primaryKey({ columns: [t.decision, t.reasonKey, t.locale] })],
);

/** Which item a colleague has open this minute; one each, so that it never grows. */
export const reviewLook = pgTable(
	'review_look',
	{
		personId: uuid('person_id')
			.primaryKey()
			.references(() => person.id, { onDelete: 'cascade' }),
		reviewId: uuid('review_id')
			.notNull()
			.references(() => review.id, { onDelete: 'cascade' }),
		seenAt: instant('seen_at').notNull(),
	},
	(t) => [index('review_look_review').on(t.reviewId)],
);
