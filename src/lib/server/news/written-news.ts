import { news } from '$db/schema';
import type { NewsContent } from '$lib/domain/news/content';
import { newsStates } from '$lib/domain/news/states';
import { NEWS_CHANGED } from '$lib/domain/search/facts';
import { toInstant, toLocal } from '$lib/domain/time/local';
import { desc, eq } from 'drizzle-orm';
import {
	movesOf,
	pictureColumns,
	pictureIn,
	type EntryRow,
	type Given,
	type Written,
} from '../writing';

type Row = typeof news.$inferSelect;

/** A piece of news, written by its club. */
export const writtenNews: Written<NewsContent> = {
	kind: 'news',
	fact: NEWS_CHANGED,
	moves: movesOf(newsStates),
	otherwise: 'neuigkeit',
	async find(db, id, lock = false) {
		const query = db.select().from(news).where(eq(news.id, id));
		const [row] = await (lock ? query.for('update') : query);
		return row && { row: rowOf(row), content: contentOf(row) };
	},
	async list(db, clubId, limit) {
		const found = await db
			.select()
			.from(news)
			.where(eq(news.clubId, clubId))
			.orderBy(desc(news.updatedAt), desc(news.id))
			.limit(limit);
		return found.map(rowOf);
	},
	async insert(tx, id, given) {
		await tx.insert(news).values({
			id,
			clubId: given.clubId,
			...columnsOf(given),
			createdAt: given.now,
		});
	},
	async update(tx, id, given) {
		await tx.update(news).set(columnsOf(given)).where(eq(news.id, id));
	},
	async put(tx, id, { state, now }) {
		await tx.update(news).set({ state, updatedAt: now }).where(eq(news.id, id));
	},
	read: (kept) => ({
		title: '',
		text: '',
		type: 'meldung',
		topics: [],
		visibleUntil: '',
		picture: null,
		...kept,
	}),
};

const columnsOf = ({ slug, state, content, place, publishedAt, now }: Given<NewsContent>) => ({
	slug,
	state,
	title: content.title,
	text: content.text,
	type: content.type,
	topics: content.topics,
	district: place.district,
	visibleUntil: content.visibleUntil ? toInstant(`${content.visibleUntil}T23:59`) : null,
	...pictureColumns(content.picture),
	publishedAt,
	updatedAt: now,
});

const rowOf = (row: Row): EntryRow => ({
	id: row.id,
	clubId: row.clubId,
	slug: row.slug,
	title: row.title,
	state: row.state,
	publishedAt: row.publishedAt,
	updatedAt: row.updatedAt,
	until: row.visibleUntil,
	placeId: null,
	district: row.district,
});

const contentOf = (row: Row): NewsContent => ({
	title: row.title,
	text: row.text,
	type: row.type as NewsContent['type'],
	topics: row.topics as NewsContent['topics'],
	visibleUntil: row.visibleUntil ? toLocal(row.visibleUntil).slice(0, 10) : '',
	picture: pictureIn(row),
});
