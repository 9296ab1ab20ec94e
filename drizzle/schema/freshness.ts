import { index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { club } from './club';
import { id, instant } from './columns';

/**
 * A club was asked whether something is still true, or something ran out: kept so that nobody is asked twice.
 * `since` names the round: a yes moves the clock of the thing, and with it begins another round.
 */
export const freshnessStep = pgTable(
	'freshness_step',
	{
		id: id(),
		clubId: uuid('club_id')
			.notNull()
			.references(() => club.id, { onDelete: 'cascade' }),
		/** need, event, club. */
		thingKind: text('thing_kind').notNull(),
		thingId: uuid('thing_id').notNull(),
		since: instant('since').notNull(),
		step: text('step').notNull(),
		at: instant('at').notNull(),
		/** How many mails that made; none where a club cannot be reached. */
		told: integer('told').notNull().default(0),
		/** yes, no: what was pressed on the page behind the mail. */
		answer: text('answer'),
	},
	(t) => [
		unique('freshness_step_once').on(t.thingId, t.thingKind, t.since, t.step),
		index('freshness_step_club').on(t.clubId, t.at),
	],
);
