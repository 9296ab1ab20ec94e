import type { z } from 'zod';
import { longText, shortText } from '../fields';
import { dayListValue } from '../writing/day-list';
import { firstSentenceOf } from '../writing/first-sentence';
import type { PictureUse } from '../writing/content';
import {
	between,
	checkPicture,
	entryFields,
	fieldValues,
	IN_ONE_ROUND,
	pictureFields,
	pictureOf,
	pictureValues,
} from '../writing/fields';
import { newsSchema } from './schema';

/** Everything a club says in a piece of news, as versions keep it. */
export interface NewsContent {
	title: string;
	text: string;
	type: z.infer<typeof newsSchema>['type'];
	topics: z.infer<typeof newsSchema>['topics'];
	visibleUntil: string;
	picture: PictureUse | null;
}

/** The text alone is enough: what stands first becomes the headline. */
export const newsForm = newsSchema
	.omit({ link: true })
	.extend({ title: shortText(), text: longText() })
	.extend({ ...entryFields, ...pictureFields })
	.superRefine(
		between((input, say) => {
			checkPicture(input, say);
			if (input.text === '' && input.title === '') say('text', 'news_text_missing');
		}),
		IN_ONE_ROUND,
	);

export const NEWS_LISTS = ['topics'] as const;

export function newsContent(input: z.infer<typeof newsForm>): NewsContent {
	const { type, topics, visibleUntil } = input;
	const said =
		input.title === '' ? firstSentenceOf(input.text) : { title: input.title, text: input.text };
	return { ...said, type, topics, visibleUntil, picture: pictureOf(input) };
}

export const newsValues = ({ picture, ...news }: NewsContent): Record<string, string> => ({
	...fieldValues(news),
	visibleUntil: news.visibleUntil ? dayListValue([news.visibleUntil]) : '',
	...pictureValues(picture),
});
