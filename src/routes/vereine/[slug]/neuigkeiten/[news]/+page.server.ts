import { formatDate } from '$lib/domain/time/format';
import { toLocal } from '$lib/domain/time/local';
import { newsTypes } from '$lib/domain/vocabulary/kinds';
import { labelOf } from '$lib/domain/vocabulary/term';
import { getLocale, localizeHref, m } from '$lib/messages';
import { findNews, listNews } from '$lib/server/news';
import { error, redirect } from '@sveltejs/kit';
import { familyOf } from '../../../../cards/card-context';
import { newsCard } from '../../../../cards/news-card';
import { newsMeta, newsPath } from '../../../../meta/news-meta';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app } = locals;
	const now = app.clock.now();
	const locale = getLocale();
	const context = { locale, city: app.city, now };
	const found = await app.database.read((db) => findNews(db, params.slug, params.news, now));
	if (!found) error(404, m.news_not_found());
	if (found.kind === 'gone') {
		const { id, title, topics } = found;
		const rows = await app.database.read((db) => listNews(db, { topics, limit: 4 }, now));
		const instead = rows.filter((row) => row.id !== id).map((row) => newsCard(row, context));
		error(410, {
			message: m.news_gone({ title }),
			similar: instead.slice(0, 3).map(({ href, title, club: by }) => ({ href, title, by })),
		});
	}
	if (found.kind === 'moved') redirect(301, localizeHref(newsPath(found.slug, found.clubSlug)));

	const { news, club } = found;
	const more = club
		? await app.database.read((db) => listNews(db, { clubId: club.id, limit: 4 }, now))
		: [];
	const local = toLocal(news.publishedAt ?? now);
	return {
		meta: newsMeta(app, found),
		href: localizeHref(newsPath(news.slug, club?.slug ?? null)),
		news: {
			title: news.title,
			type: labelOf(newsTypes, news.type, locale),
			family: familyOf(news.topics),
			text: news.text.split(/\n{2,}/).filter(Boolean),
			day: formatDate(local, { locale, thisYear: Number(toLocal(now).slice(0, 4)) }),
			iso: local.slice(0, 10),
		},
		club: club && { name: club.name, href: localizeHref(`/vereine/${club.slug}`) },
		more: more
			.filter((row) => row.id !== news.id)
			.slice(0, 3)
			.map((row) => newsCard(row, context)),
		lang: locale === 'de' ? undefined : 'de',
	};
};
