import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { club } from './club';
import { createdAt, id, instant, keys, provenance, updatedAt } from './columns';
import { pictureUse, pictureUsed } from './picture';
import { place } from './place';

/** A task for volunteers. Roles and sessions underneath; unknown stays null and is shown as unknown. */
export const need = pgTable(
	'need',
	{
		id: id(),
		slug: text('slug').notNull(),
		clubId: uuid('club_id')
			.notNull()
			.references(() => club.id, { onDelete: 'cascade' }),
		title: text('title').notNull(),
		summary: text('summary').notNull().default(''),
		text: text('text').notNull().default(''),
		kind: text('kind').notNull(),
		effort: text('effort').notNull(),
		hours: integer('hours'),
		topics: keys('topics'),
		activities: keys('activities'),
		audiences: keys('audiences'),
		days: keys('days'),
		times: keys('times'),
		mode: text('mode').notNull().default('vor-ort'),
		placeId: uuid('place_id').references(() => place.id),
		district: text('district'),
		helpers: integer('helpers'),
		german: text('german'),
		languages: keys('languages'),
		minAge: integer('min_age'),
		maxAge: integer('max_age'),
		forTwo: boolean('for_two'),
		withChildren: boolean('with_children'),
		access: keys('access'),
		requires: keys('requires'),
		rewards: keys('rewards'),
		insured: boolean('insured'),
		urgent: boolean('urgent').notNull().default(false),
		state: text('state').notNull(),
		/** Start of the next session, kept by the use case that writes sessions and by a nightly job. */
		nextAt: instant('next_at'),
		publishedAt: instant('published_at'),
		publishFrom: instant('publish_from'),
		expiresAt: instant('expires_at').notNull(),
		...pictureUse(),
		...provenance(),
		createdAt: createdAt(),
		updatedAt: updatedAt(),
	},
	(t) => [
		uniqueIndex('need_slug').on(t.slug),
		index('need_club').on(t.clubId, t.state),
		pictureUsed('need_picture', t),
		index('need_open_new')
			.on(t.publishedAt.desc(), t.id)
			.where(sql`state = 'open'`),
		index('need_open_next')
			.on(t.nextAt, t.id)
			.where(sql`state = 'open'`),
		index('need_open_district')
			.on(t.district, t.publishedAt.desc())
			.where(sql`state = 'open'`),
		index('need_open_topics')
			.using('gin', t.topics)
			.where(sql`state = 'open'`),
		index('need_open_regular')
			.using('gin', t.days)
			.where(sql`state = 'open' and next_at is null`),
		// All that a count asks for: it is answered without looking at a single row.
		index('need_open_count')
			.on(t.expiresAt, t.publishFrom, t.clubId, t.nextAt, t.effort, t.forTwo, t.german, t.days)
			.where(sql`state = 'open'`),
		index('need_state').on(t.state, t.expiresAt),
		index('need_place').on(t.placeId),
	],
);

/** A time at which hands are wanted: wall-clock time in the zone, and the instant derived from it. */
export const needSession = pgTable(
	'need_session',
	{
		id: id(),
		needId: uuid('need_id')
			.notNull()
			.references(() => need.id, { onDelete: 'cascade' }),
		localStart: text('local_start').notNull(),
		localEnd: text('local_end').notNull(),
		zone: text('zone').notNull().default('Europe/Berlin'),
		startsAt: instant('starts_at').notNull(),
		endsAt: instant('ends_at').notNull(),
		helpers: integer('helpers'),
	},
	(t) => [
		index('need_session_need').on(t.needId, t.startsAt),
		index('need_session_at').on(t.startsAt),
	],
);

/** Different hands for one need: "two at the till, one who drives". */
export const needRole = pgTable(
	'need_role',
	{
		id: id(),
		needId: uuid('need_id')
			.notNull()
			.references(() => need.id, { onDelete: 'cascade' }),
		title: text('title').notNull(),
		helpers: integer('helpers'),
		position: integer('position').notNull().default(0),
	},
	(t) => [index('need_role_need').on(t.needId, t.position)],
);
