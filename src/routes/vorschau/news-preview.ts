import { newsPath } from '$lib/domain/news/path';
import { formatDate } from '$lib/domain/time/format';
import { toLocal } from '$lib/domain/time/local';
import { newsTypes } from '$lib/domain/vocabulary/kinds';
import { labelOf } from '$lib/domain/vocabulary/term';
import { m } from '$lib/messages';
import type { App } from '$lib/server/app';
import { findNews } from '$lib/server/news';
import { error, redirect } from '@sveltejs/kit';
import { de, previewAnswer } from './preview';

export async function newsPreview(app: App, clubSlug: string, slug: string): Promise<Response> {
	const now = app.clock.now();
	const found = await app.database.read((db) => findNews(db, clubSlug, slug, now));
	if (found?.kind === 'moved')
		redirect(301, `/vorschau${newsPath(found.slug, found.clubSlug)}.png`);
	if (found?.kind !== 'here') error(404, m.news_not_found());
	const { news, club } = found;
	const thisYear = Number(toLocal(now).slice(0, 4));
	return previewAnswer(app, {
		id: news.id,
		topics: news.topics,
		kind: labelOf(newsTypes, news.type, 'de'),
		title: news.title,
		facts: [news.publishedAt ? formatDate(toLocal(news.publishedAt), { ...de, thisYear }) : ''],
		by: club?.name ?? app.city.owner.name,
	});
}
