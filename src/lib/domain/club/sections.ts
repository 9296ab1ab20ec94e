import { z } from 'zod';
import { placeAnswer } from '../registration/steps';
import type { ClubContent } from './content';
import { placeFrom } from './place-fields';
import { clubAboutSchema, clubContactSchema, clubLinksSchema, clubNameSchema } from './schema';

/** The profile in the pieces in which a club changes it; each is saved alone. The keys stand in addresses. */
export const SECTIONS = ['name', 'ueber-uns', 'ort', 'kontakt', 'links'] as const;
export type Section = (typeof SECTIONS)[number];

export const isSection = (text: string): text is Section =>
	(SECTIONS as readonly string[]).includes(text);

/** What stood in the form when it was opened: shows whether somebody else saved meanwhile. */
const seen = z.string().max(100).default('');

export const SECTION_SCHEMAS = {
	name: clubNameSchema.extend({ seen }),
	'ueber-uns': clubAboutSchema.extend({ seen }),
	ort: placeAnswer.safeExtend({ seen }),
	kontakt: clubContactSchema.safeExtend({ seen }),
	links: clubLinksSchema.extend({ seen }),
} as const satisfies Record<Section, z.ZodObject>;

/** Fields of which several may be ticked. */
export const LIST_FIELDS = ['topics', 'audiences', 'activities', 'languages', 'access'] as const;

/** What a section says, as content of the club. */
export function patchOf(section: Section, input: Record<string, unknown>): Partial<ClubContent> {
	const { seen: _seen, ...fields } = input;
	if (section !== 'ort') return fields;
	const answer = fields as z.infer<typeof placeAnswer>;
	return { place: answer.kind === 'ohne' ? null : placeFrom(answer) };
}

const FIELDS = {
	name: Object.keys(clubNameSchema.shape),
	'ueber-uns': Object.keys(clubAboutSchema.shape),
	ort: ['place'],
	kontakt: Object.keys(clubContactSchema.shape),
	links: Object.keys(clubLinksSchema.shape),
} as Record<Section, (keyof ClubContent)[]>;

export const fieldsOf = (section: Section): (keyof ClubContent)[] => FIELDS[section];
