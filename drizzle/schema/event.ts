import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { club } from './club';
import { createdAt, id, instant, keys, provenance, updatedAt } from './columns';
import { pictureUse, pictureUsed } from './picture';
import { place } from './place';

/** Something at a time and place, once or by an RFC 5545 rule. Times are what a clock on the wall says. */
export const event = pgTable(
	'event',
	{
		id: id(),
		slug: text('slug').notNull(),
		/** Null: of the city itself. */
		clubId: uuid('club_id').references(() => club.id, { onDelete: 'cascade' }),
		title: text('title').notNull(),
		text: text('text').notNull().default(''),
		type: text('type').notNull(),
		topics: keys('topics'),
		audiences: keys('audiences'),
		/** YYYY-MM-DDTHH:mm of the first date. */
		localStart: text('local_start').notNull(),
		minutes: integer('minutes').notNull(),
		zone: text('zone').notNull().default('Europe/Berlin'),
		rule: text('rule'),
		/** Local starts left out of, and added to, the rule. */
		leftOut: keys('left_out'),
		added: keys('added'),
		placeId: uuid('place_id').references(() => place.id),
		district: text('district'),
		online: boolean('online').notNull().default(false),
		/** Where one takes part online, or signs up. */
		link: text('link').notNull().default(''),
		price: text('price').notNull().default(''),
		registration: text('registration').notNull().default('keine'),
		capacity: integer('capacity'),
		languages: keys('languages'),
		access: keys('access'),
		state: text('state').notNull(),
		/** Why it is cancelled or moved. */
		reason: text('reason').notNull().default(''),
		/** Counts up with every change of time or state, for calendar programs. */
		sequence: integer('sequence').notNull().default(0),
		publishedAt: instant('published_at'),
		/** End of the last date; null: no end in sight. */
		lastEndsAt: instant('last_ends_at'),
		...pictureUse(),
		...provenance(),
		createdAt: createdAt(),
		updatedAt: updatedAt(),
	},
	(t) => [
		uniqueIndex('event_slug').on(t.slug),
		index('event_club').on(t.clubId, t.state),
		index('event_topics').using('gin', t.topics),
		index('event_state').on(t.state, t.updatedAt),
		index('event_place').on(t.placeId),
		pictureUsed('event_picture', t),
	],
);

/** The dates of an event within the horizon, computed when it is written and by a nightly job. */
export const eventDate = pgTable(
	'event_date',
	{
		id: id(),
		eventId: uuid('event_id')
			.notNull()
			.references(() => event.id, { onDelete: 'cascade' }),
		localStart: text('local_start').notNull(),
		startsAt: instant('starts_at').notNull(),
		endsAt: instant('ends_at').notNull(),
		/** planned, cancelled, moved, full: of this one date. */
		state: text('state').notNull().default('planned'),
		reason: text('reason').notNull().default(''),
	},
	(t) => [
		uniqueIndex('event_date_once').on(t.eventId, t.localStart),
		index('event_date_at').on(t.startsAt, t.id),
		index('event_date_planned')
			.on(t.startsAt, t.id)
			.where(sql`state <> 'cancelled'`),
	],
);
