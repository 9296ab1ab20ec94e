import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { club } from './club';
import { createdAt, id, instant, keys, provenance, updatedAt } from './columns';
import { pictureUse, pictureUsed } from './picture';

/** A dated story of a club, or of the coordination. */
export const news = pgTable(
	'news',
	{
		id: id(),
		slug: text('slug').notNull(),
		/** Null: of the city itself. */
		clubId: uuid('club_id').references(() => club.id, { onDelete: 'cascade' }),
		title: text('title').notNull(),
		text: text('text').notNull().default(''),
		type: text('type').notNull(),
		topics: keys('topics'),
		district: text('district'),
		state: text('state').notNull(),
		pinned: boolean('pinned').notNull().default(false),
		publishedAt: instant('published_at'),
		visibleUntil: instant('visible_until'),
		...pictureUse(),
		...provenance(),
		createdAt: createdAt(),
		updatedAt: updatedAt(),
	},
	(t) => [
		uniqueIndex('news_slug').on(t.slug),
		index('news_club').on(t.clubId, t.publishedAt.desc()),
		index('news_published')
			.on(t.publishedAt.desc(), t.id)
			.where(sql`state = 'published'`),
		index('news_topics').using('gin', t.topics),
		index('news_state').on(t.state, t.updatedAt),
		pictureUsed('news_picture', t),
	],
);
