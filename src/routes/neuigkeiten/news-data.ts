import { formatDate } from '$lib/domain/time/format';
import { toLocal } from '$lib/domain/time/local';
import { newsTypes } from '$lib/domain/vocabulary/kinds';
import { labelOf } from '$lib/domain/vocabulary/term';
import { familyOf, type CardContext } from '../cards/card-context';

/** A piece of news in the words of its page. */
export function newsData(
	news: {
		title: string;
		type: string;
		topics: readonly string[];
		text: string;
		publishedAt: Date | null;
	},
	{ locale, now }: CardContext,
) {
	const local = toLocal(news.publishedAt ?? now);
	return {
		title: news.title,
		type: labelOf(newsTypes, news.type, locale),
		family: familyOf(news.topics),
		text: news.text.split(/\n{2,}/).filter(Boolean),
		day: formatDate(local, { locale, thisYear: Number(toLocal(now).slice(0, 4)) }),
		iso: local.slice(0, 10),
	};
}

export type NewsData = ReturnType<typeof newsData>;
