import type { z } from 'zod';
import {
	EVENT_LISTS,
	eventContent,
	eventForm,
	eventValues,
	type EventContent,
} from '../event/content';
import {
	NEED_LISTS,
	needContent,
	needForm,
	needValues,
	untilOf,
	type NeedContent,
} from '../need/content';
import { unusedFor } from '../need/kinds';
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
	/** Fields that mean nothing beside what else was said: they are not read, and refuse nothing. */
	unused(value: (field: string) => string): readonly string[];
	/** Which days as read from the form are over already, as only the calendar can tell; message keys per field. */
	overAlready(
		day: (field: string) => string,
		today: string,
		isNew: boolean,
	): Record<string, string>;
}

const past = (day: string, today: string) => day !== '' && day < today;

export const ENTRY_FORMS: Record<WrittenKind, EntryForm> = {
	news: {
		schema: newsForm,
		lists: NEWS_LISTS,
		contentOf: (input) => newsContent(input as z.infer<typeof newsForm>),
		valuesOf: (content) => newsValues(content as NewsContent),
		unused: () => [],
		overAlready: (day, today): Record<string, string> =>
			past(day('visibleUntil'), today) ? { visibleUntil: 'write_past' } : {},
	},
	need: {
		schema: needForm,
		lists: NEED_LISTS,
		contentOf: (input, today) => needContent(input as z.infer<typeof needForm>, today),
		valuesOf: (content) => needValues(content as NeedContent),
		unused: (value) => unusedFor(value('kind')),
		overAlready: (day, today, isNew): Record<string, string> => {
			if (isNew && past(day('date'), today)) return { date: 'write_past' };
			const until = untilOf({ date: day('date'), until: day('until') }, today);
			return past(until, today) ? { until: 'write_past' } : {};
		},
	},
	event: {
		schema: eventForm,
		lists: EVENT_LISTS,
		contentOf: (input) => eventContent(input as z.infer<typeof eventForm>),
		valuesOf: (content) => eventValues(content as EventContent),
		unused: () => [],
		overAlready: (day, today, isNew): Record<string, string> =>
			isNew && past(day('date'), today) ? { date: 'write_past' } : {},
	},
};

/** Sent again under another id, or begun from an old one: what belonged to that day is asked anew. */
export function withoutDay(values: Record<string, string>): Record<string, string> {
	const days = ['date', 'endDate', 'until', 'repeatUntil', 'leftOut', 'visibleUntil'];
	return { ...values, ...Object.fromEntries(days.map((field) => [field, ''])) };
}
