import type { PageMetaData } from '$lib/components/frame/page-meta';
import { newsPath } from '$lib/domain/news/path';
import { m } from '$lib/messages';
import type { App } from '$lib/server/app';
import type { FoundNews } from '$lib/server/news';
import { pageMeta, publicAddress } from './page-meta';

type Here = Pick<Extract<FoundNews, { kind: 'here' }>, 'news' | 'club'>;

export function newsMeta(app: App, { news, club }: Here): PageMetaData {
	const by = club?.name ?? app.city.owner.name;
	return pageMeta(app, {
		path: newsPath(news.slug, club?.slug ?? null),
		type: 'article',
		title: news.title,
		description: news.text,
		imageAlt: m.map_image_alt({ title: news.title, by }),
		trail: club
			? [
					{ name: m.clubs_title(), path: '/vereine' },
					{ name: club.name, path: `/vereine/${club.slug}` },
				]
			: [{ name: m.news_title(), path: '/neuigkeiten' }],
		about: {
			'@type': 'NewsArticle',
			headline: news.title,
			articleBody: news.text,
			inLanguage: 'de',
			...(news.publishedAt ? { datePublished: news.publishedAt.toISOString() } : {}),
			dateModified: news.updatedAt.toISOString(),
			author: {
				'@type': 'Organization',
				name: by,
				url: publicAddress(app, club ? `/vereine/${club.slug}` : '/'),
			},
		},
	});
}
