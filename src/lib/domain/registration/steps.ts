import { z } from 'zod';
import { placeAddressFields } from '../club/place-fields';
import { choice, choices, flag, mailField, optionalChoice, phoneField, shortText } from '../fields';
import { mailKey } from '../sign-in/schema';
import { textField } from '../text';
import { LEGAL_FORMS, TOPICS, type LegalForm } from '../vocabulary/keys';

/** One question a page, in this order; the keys stand in addresses. */
export const STEPS = ['name', 'themen', 'satz', 'ort', 'kontakt', 'code', 'pruefen'] as const;
export type Step = (typeof STEPS)[number];

/** Taking over an entry that is there asks less. */
export const CLAIM_STEPS = ['name', 'code', 'uebernehmen'] as const;
export type ClaimStep = (typeof CLAIM_STEPS)[number];

export const DRAFT_DAYS = 30;
export const SENTENCE_LENGTH = 140;

export const nameAnswer = z.object({
	name: shortText('club_name_missing'),
	legalForm: optionalChoice(LEGAL_FORMS),
	/** "None of these is us": the names that looked alike were seen. */
	other: flag,
});

export const topicsAnswer = z.object({
	topics: choices(TOPICS, { required: 'club_topics_missing', max: 3, tooMany: 'reg_topics_three' }),
});

export const sentenceAnswer = z.object({
	sentence: textField({
		max: SENTENCE_LENGTH,
		tooLong: 'reg_sentence_too_long',
		required: 'club_sentence_missing',
		oneLine: true,
	}),
});

export const placeAnswer = z
	.object({
		kind: choice(['adresse', 'ohne'], 'reg_place_missing'),
		...placeAddressFields,
	})
	.refine(({ kind, street, placeName }) => kind === 'ohne' || street !== '' || placeName !== '', {
		path: ['street'],
		message: 'place_street_missing',
	});

export const contactAnswer = z
	.object({
		contactPerson: shortText(),
		contactMail: mailField,
		contactPhone: phoneField,
		contactPersonPublic: flag,
		contactMailPublic: flag,
		contactPhonePublic: flag,
	})
	.refine(({ contactMail, contactPhone }) => contactMail !== '' || contactPhone !== '', {
		path: ['contactMail'],
		message: 'club_contact_missing',
	});

/** Who registers: an account begins with it. */
export const personAnswer = z.object({
	personName: shortText('person_name_missing'),
	mail: mailField
		.refine((mail) => mail !== '', 'person_mail_missing')
		.transform((mail) => mailKey(mail)),
	/** A declaration, no proof. */
	sixteen: flag.refine((yes) => yes, 'reg_sixteen_missing'),
});

export interface Answers {
	name?: string;
	legalForm?: LegalForm | null;
	other?: boolean;
	topics?: string[];
	sentence?: string;
	kind?: 'adresse' | 'ohne';
	placeName?: string;
	street?: string;
	postcode?: string;
	town?: string;
	pinLat?: string;
	pinLon?: string;
	pinFor?: string;
	contactPerson?: string;
	contactMail?: string;
	contactPhone?: string;
	contactPersonPublic?: boolean;
	contactMailPublic?: boolean;
	contactPhonePublic?: boolean;
	personName?: string;
	mail?: string;
}

/** The first question without an answer; the check when all have one. */
export function nextOpenStep(answers: Answers, known: boolean): Step {
	if (!answers.name) return 'name';
	if (!answers.topics || answers.topics.length === 0) return 'themen';
	if (!answers.sentence) return 'satz';
	if (!answers.kind) return 'ort';
	if (!answers.contactMail && !answers.contactPhone) return 'kontakt';
	return known ? 'pruefen' : 'code';
}

const FORMS: readonly [RegExp, LegalForm][] = [
	[/\bf(ö|oe)rderverein/i, 'foerderverein'],
	[/\be\.?\s?v\.?(?=\s|$|[,)])/i, 'ev'],
	[/\bggmbh\b|\bg?gmbh\b/i, 'ggmbh'],
	[/stiftung\b/i, 'stiftung'],
	[/\be\.?\s?g\.?(?=\s|$)|genossenschaft/i, 'genossenschaft'],
	[/feuerwehr/i, 'feuerwehr'],
	[/kirchengemeinde|gemeinde\b|pfarrei/i, 'kirche'],
	[/selbsthilfe/i, 'selbsthilfe'],
	[/\bverband\b/i, 'verband'],
	[/\binitiative\b/i, 'initiative'],
];

/** Most names say what they are; nobody has to know the words of the law. */
export const guessLegalForm = (name: string): LegalForm =>
	FORMS.find(([pattern]) => pattern.test(name))?.[1] ?? 'initiative';
