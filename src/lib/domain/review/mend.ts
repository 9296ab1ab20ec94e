import { z } from 'zod';
import { clubAboutSchema, clubNameSchema } from '../club/schema';
import { longText, sentence, shortText } from '../fields';

// What the coordination mends by itself instead of asking: words that everybody reads. Where somebody is
// reached, where money goes and when something takes place only the club knows.

const clubWords = z.object({
	name: clubNameSchema.shape.name,
	sentence: clubAboutSchema.shape.sentence,
	about: clubAboutSchema.shape.about,
	meets: clubAboutSchema.shape.meets,
});

const MENDABLE = {
	club: clubWords,
	change: clubWords,
	need: z.object({
		title: shortText('need_title_missing'),
		summary: sentence(),
		text: longText(),
	}),
	news: z.object({ title: shortText('mend_title_missing'), text: longText() }),
	event: z.object({ title: shortText('event_title_missing'), text: longText() }),
} as const satisfies Record<string, z.ZodObject>;

/** A claim says nothing of its own. */
export const mendableOf = (kind: string): z.ZodObject | undefined =>
	kind in MENDABLE ? MENDABLE[kind as keyof typeof MENDABLE] : undefined;

/** Its fields, the ones that need more than a line last. */
export const fieldsToMend = (kind: string): string[] => Object.keys(mendableOf(kind)?.shape ?? {});

export const LONG_FIELDS: readonly string[] = ['about', 'text'];
