import { getLocale, localizeHref, m } from '$lib/messages';
import type { App } from '$lib/server/app';
import { findNews, listNews } from '$lib/server/news';
import { error, redirect } from '@sveltejs/kit';
import { newsCard } from '../cards/news-card';
import { shownPicture } from '../cards/picture';
import { newsPath } from '$lib/domain/news/path';
import { newsMeta } from '../meta/news-meta';
import { newsData } from './news-data';

const MORE = 3;

/** A piece of news: below its club, or the city's own below /neuigkeiten. */
export async function loadNewsPage(app: App, clubSlug: string, slug: string) {
	const now = app.clock.now();
	const locale = getLocale();
	const context = { locale, city: app.city, now };
	const found = await app.database.read((db) => findNews(db, clubSlug, slug, now));
	if (!found) error(404, m.news_not_found());
	const others = async (id: string, filter: { clubId?: string; topics?: readonly string[] }) => {
		const rows = await app.database.read((db) => listNews(db, { ...filter, limit: MORE + 1 }, now));
		const cards = rows.filter((row) => row.id !== id).map((row) => newsCard(row, context));
		return cards.slice(0, MORE);
	};
	if (found.kind === 'gone') {
		const alike = await others(found.id, { topics: found.topics });
		// Never a dead end: when nothing is alike, what is new.
		const instead = alike.length > 0 ? alike : await others(found.id, {});
		error(410, {
			message: m.news_gone({ title: found.title }),
			similar: instead.map(({ href, title, club: by }) => ({ href, title, by })),
		});
	}
	if (found.kind === 'moved') redirect(301, localizeHref(newsPath(found.slug, found.clubSlug)));

	const { news, club } = found;
	return {
		meta: newsMeta(app, found),
		href: localizeHref(newsPath(news.slug, club?.slug ?? null)),
		news: newsData(news, context),
		picture: await shownPicture(app, news),
		club: club && { name: club.name, href: localizeHref(`/vereine/${club.slug}`) },
		by: club?.name ?? app.city.owner.name,
		more: await others(news.id, club ? { clubId: club.id } : { topics: news.topics }),
		lang: locale === 'de' ? undefined : 'de',
	};
}

export type NewsPageData = Awaited<ReturnType<typeof loadNewsPage>>;
