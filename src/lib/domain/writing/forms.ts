import type { z } from 'zod';
import {
	EVENT_LISTS,
	eventContent,
	eventForm,
	eventValues,
	type EventContent,
} from '../event/content';
import { NEED_LISTS, needContent, needForm, needValues, type NeedContent } from '../need/content';
import { NEWS_LISTS, newsContent, newsForm, newsValues, type NewsContent } from '../news/content';
import type { EntryPlace, PictureUse } from './content';
import type { WrittenKind } from './kinds';

/** What every content has, whatever it tells of. */
export interface EntryContent {
	title: string;
	picture: PictureUse | null;
	place?: EntryPlace;
}

/** What a composer needs to know of its kind: fields, content, and the way back into fields. */
export interface EntryForm {
	schema: z.ZodObject;
	lists: readonly string[];
	contentOf(input: object, today: string): EntryContent;
	valuesOf(content: EntryContent): Record<string, string>;
	/** What only the calendar can tell; message keys per field. */
	problems(content: EntryContent, today: string, isNew: boolean): Record<string, string>;
}

const past = (day: string, today: string) => day !== '' && day < today;

export const ENTRY_FORMS: Record<WrittenKind, EntryForm> = {
	news: {
		schema: newsForm,
		lists: NEWS_LISTS,
		contentOf: (input) => newsContent(input as z.infer<typeof newsForm>),
		valuesOf: (content) => newsValues(content as NewsContent),
		problems: (content, today): Record<string, string> =>
			past((content as NewsContent).visibleUntil, today) ? { visibleUntil: 'write_past' } : {},
	},
	need: {
		schema: needForm,
		lists: NEED_LISTS,
		contentOf: (input, today) => needContent(input as z.infer<typeof needForm>, today),
		valuesOf: (content) => needValues(content as NeedContent),
		problems: (content, today, isNew): Record<string, string> => {
			const { date, until } = content as NeedContent;
			if (isNew && past(date, today)) return { date: 'write_past' };
			return past(until, today) ? { until: 'write_past' } : {};
		},
	},
	event: {
		schema: eventForm,
		lists: EVENT_LISTS,
		contentOf: (input) => eventContent(input as z.infer<typeof eventForm>),
		valuesOf: (content) => eventValues(content as EventContent),
		problems: (content, today, isNew): Record<string, string> =>
			isNew && past((content as EventContent).localStart.slice(0, 10), today)
				? { date: 'write_past' }
				: {},
	},
};

/** Sent again under another id, or begun from an old one: what belonged to that day is asked anew. */
export function withoutDay(values: Record<string, string>): Record<string, string> {
	const days = ['date', 'endDate', 'until', 'repeatUntil', 'leftOut', 'visibleUntil'];
	return { ...values, ...Object.fromEntries(days.map((field) => [field, ''])) };
}
