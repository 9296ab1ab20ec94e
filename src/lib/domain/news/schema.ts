import { z } from 'zod';
import { choice, choices, dateField, linkField, longText, shortText } from '../fields';
import { NEWS_TYPES, TOPICS } from '../vocabulary/keys';

export const newsSchema = z.object({
	title: shortText('news_title_missing'),
	text: longText('news_text_missing'),
	type: choice(NEWS_TYPES, 'news_type_missing').default('meldung'),
	topics: choices(TOPICS, { max: 3, tooMany: 'need_topics_too_many' }),
	link: linkField,
	visibleUntil: dateField,
});
export type NewsInput = z.infer<typeof newsSchema>;
