import type { NewsCardData } from '$lib/components/news/news-card';
import { newsPath } from '$lib/domain/news/path';
import { formatDate } from '$lib/domain/time/format';
import { toLocal } from '$lib/domain/time/local';
import { localizeHref } from '$lib/messages';
import type { NewsCard } from '$lib/server/news';
import { clubsLanguage, familyOf, type CardContext } from './card-context';
import { pictureOnCard } from './picture';

export function newsCard(row: NewsCard, context: CardContext): NewsCardData {
	const local = toLocal(row.publishedAt ?? context.now);
	const thisYear = Number(toLocal(context.now).slice(0, 4));
	return {
		href: localizeHref(newsPath(row.slug, row.clubSlug)),
		title: row.title,
		club: row.clubName ?? context.city.owner.name,
		day: formatDate(local, { locale: context.locale, thisYear }),
		iso: local.slice(0, 10),
		family: familyOf(row.topics),
		teaser: row.text,
		picture: pictureOnCard(row),
		lang: clubsLanguage(context),
	};
}
