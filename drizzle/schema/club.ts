import { sql } from 'drizzle-orm';
import {
	type AnyPgColumn,
	boolean,
	index,
	integer,
	pgTable,
	text,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, keys, provenance, updatedAt } from './columns';
import { place } from './place';

/**
 * A club with its approved content. What is being written or waits for review lies in `version` and
 * reaches these columns only when it is approved.
 */
export const club = pgTable(
	'club',
	{
		id: id(),
		slug: text('slug').notNull(),
		name: text('name').notNull(),
		/** Folded name: sorts German names alike on every database, whatever its collation. */
		sortName: text('sort_name').notNull(),
		aliases: keys('aliases'),
		legalForm: text('legal_form').notNull(),
		sentence: text('sentence').notNull().default(''),
		about: text('about').notNull().default(''),
		topics: keys('topics'),
		audiences: keys('audiences'),
		activities: keys('activities'),
		languages: keys('languages'),
		access: keys('access'),
		/** Null: no fixed place. */
		placeId: uuid('place_id').references(() => place.id),
		district: text('district'),
		/** Districts it is active in, apart from its address; empty: the whole city. */
		serviceArea: keys('service_area'),
		meets: text('meets').notNull().default(''),
		foundedYear: integer('founded_year'),
		size: text('size'),
		parentId: uuid('parent_id').references((): AnyPgColumn => club.id),
		contactPerson: text('contact_person').notNull().default(''),
		contactRole: text('contact_role').notNull().default(''),
		contactMail: text('contact_mail').notNull().default(''),
		contactPhone: text('contact_phone').notNull().default(''),
		/** Said yes to: only then a contact is shown to the public. */
		contactMailPublic: boolean('contact_mail_public').notNull().default(false),
		contactPhonePublic: boolean('contact_phone_public').notNull().default(false),
		contactPersonPublic: boolean('contact_person_public').notNull().default(false),
		website: text('website').notNull().default(''),
		/** Where one can give money. */
		donation: text('donation').notNull().default(''),
		state: text('state').notNull(),
		/** Somebody of the club runs this entry. */
		claimed: boolean('claimed').notNull().default(false),
		publishedAt: instant('published_at'),
		...provenance(),
		createdAt: createdAt(),
		updatedAt: updatedAt(),
	},
	(t) => [
		uniqueIndex('club_slug').on(t.slug),
		index('club_public_name')
			.on(t.sortName, t.id)
			.where(sql`state in ('approved', 'verified')`),
		index('club_public_new')
			.on(t.publishedAt.desc(), t.id)
			.where(sql`state in ('approved', 'verified')`),
		index('club_public_district')
			.on(t.district, t.sortName)
			.where(sql`state in ('approved', 'verified')`),
		index('club_topics').using('gin', t.topics),
		index('club_name_trgm').using('gin', t.sortName.op('gin_trgm_ops')),
		index('club_state').on(t.state, t.updatedAt),
		index('club_parent').on(t.parentId),
		index('club_place').on(t.placeId),
		uniqueIndex('club_external').on(t.source, t.externalId),
	],
);
