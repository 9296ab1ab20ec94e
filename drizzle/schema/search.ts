import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	customType,
	date,
	doublePrecision,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, keys, updatedAt } from './columns';

const tsvector = customType<{ data: string; driverData: string }>({ dataType: () => 'tsvector' });

/**
 * The public entries as the search knows them: what the engine is filled from, and what is searched while
 * the engine is away. Derived; can be made anew from the things themselves at any time.
 */
export const searchEntry = pgTable(
	'search_entry',
	{
		id: uuid('id').primaryKey(),
		type: text('type').notNull(),
		clubId: uuid('club_id'),
		/** Of the document: equal sums, equal entries in the engine. */
		sum: text('sum').notNull(),
		document: jsonb('document').$type<unknown>().notNull(),
		/** What is looked at in texts, with weights; stems and synonyms are ours, not the database's. */
		terms: tsvector('terms').notNull(),
		/** The words of the name alone: short enough to lie open, so that many can be weighed quickly. */
		heads: tsvector('heads').notNull().default(''),
		/** The values of all facets, `topic:sport`. */
		counted: keys('counted'),
		name: text('name').notNull(),
		topics: keys('topics'),
		audience: keys('audience'),
		activity: keys('activity'),
		kind: text('kind'),
		effort: text('effort'),
		whenWords: keys('when_words'),
		district: text('district'),
		plz: text('plz'),
		mode: text('mode'),
		language: keys('language'),
		german: text('german'),
		access: keys('access'),
		age: integer('age').notNull().default(0),
		forTwo: boolean('for_two').notNull().default(false),
		withChildren: boolean('with_children').notNull().default(false),
		lat: doublePrecision('lat'),
		lon: doublePrecision('lon'),
		visibleFrom: bigint('visible_from', { mode: 'number' }).notNull(),
		visibleUntil: bigint('visible_until', { mode: 'number' }).notNull(),
		published: bigint('published', { mode: 'number' }).notNull(),
		starts: bigint('starts', { mode: 'number' }).notNull(),
		weight: integer('weight').notNull(),
		stale: integer('stale').notNull(),
		tie: bigint('tie', { mode: 'number' }).notNull(),
		/** From then on the document says something old: the next date of an event is over. */
		freshUntil: instant('fresh_until'),
		updatedAt: updatedAt(),
	},
	(t) => [
		index('search_entry_terms').using('gin', t.terms),
		index('search_entry_heads').using('gin', t.heads),
		index('search_entry_club').on(t.clubId),
		index('search_entry_rank').on(t.weight, t.stale, t.tie),
		index('search_entry_spot').on(t.lat, t.lon),
		index('search_entry_fresh').on(t.freshUntil),
		index('search_entry_name').using('gin', t.name.op('gin_trgm_ops')),
	],
);

/** Every word of names, labels and keywords: tells a typo from a word. */
export const searchWord = pgTable('search_word', { word: text('word').primaryKey() });

/** Words of one meaning, written by the coordination; seeded from `drizzle/seed/search`. */
export const synonymGroup = pgTable(
	'synonym_group',
	{
		id: id(),
		/** How we write it; the first one names the group. */
		canonical: keys('canonical'),
		/** What else people type for it, in any language. Never shown. */
		alternatives: keys('alternatives'),
		/** Folded first word: the same group is seeded once. */
		name: text('name').notNull(),
		updatedAt: updatedAt(),
	},
	(t) => [uniqueIndex('synonym_group_name').on(t.name)],
);

/**
 * Questions that found nothing or took long, counted per day. No person, no address, no order. The words
 * themselves stay only when enough different days and times ask the same.
 */
export const queryCount = pgTable(
	'query_count',
	{
		day: date('day').notNull(),
		/** none: nothing found; slow: over the deadline. */
		what: text('what').notNull(),
		/** Keyed hash of the folded question; the key belongs to this installation. */
		hash: text('hash').notNull(),
		count: integer('count').notNull().default(1),
	},
	(t) => [primaryKey({ columns: [t.day, t.what, t.hash] })],
);

/** The words of questions that were asked often enough to belong to nobody. */
export const queryText = pgTable('query_text', {
	hash: text('hash').primaryKey(),
	text: text('text').notNull(),
	at: instant('at')
		.notNull()
		.default(sql`now()`),
});
