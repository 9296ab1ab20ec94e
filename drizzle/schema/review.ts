import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { club } from './club';
import { createdAt, id, instant } from './columns';
import { membership } from './person';

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
