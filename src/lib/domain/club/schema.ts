import { z } from 'zod';
import {
	choice,
	choices,
	flag,
	linkField,
	longText,
	mailField,
	phoneField,
	sentence,
	shortText,
	wholeNumber,
} from '../fields';
import {
	ACCESS_SUPPORTS,
	ACTIVITIES,
	AUDIENCES,
	LANGUAGES,
	LEGAL_FORMS,
	TOPICS,
} from '../vocabulary/keys';
import type { RiskyClubField } from './states';

// The profile in the sections in which a club fills it in; each can be saved alone.

export const clubNameSchema = z.object({
	name: shortText('club_name_missing'),
	legalForm: choice(LEGAL_FORMS, 'club_legal_form_missing'),
});

export const clubAboutSchema = z.object({
	sentence: sentence('club_sentence_missing'),
	about: longText(),
	topics: choices(TOPICS, {
		required: 'club_topics_missing',
		max: 5,
		tooMany: 'club_topics_too_many',
	}),
	audiences: choices(AUDIENCES),
	activities: choices(ACTIVITIES),
	languages: choices(LANGUAGES),
	access: choices(ACCESS_SUPPORTS),
	meets: sentence(),
	foundedYear: wholeNumber(1000, 2100, 'club_founded_unreadable'),
});

const contactFields = {
	contactPerson: shortText(),
	contactRole: shortText(),
	contactMail: mailField,
	contactPhone: phoneField,
	contactPersonPublic: flag,
	contactMailPublic: flag,
	contactPhonePublic: flag,
};

const linkFields = { website: linkField, donation: linkField };

const isReachable = (club: { contactMail: string; contactPhone: string }) =>
	club.contactMail !== '' || club.contactPhone !== '';
const UNREACHABLE = { path: ['contactMail'], message: 'club_contact_missing' };

export const clubContactSchema = z.object(contactFields).refine(isReachable, UNREACHABLE);
export const clubLinksSchema = z.object(linkFields);

/** Everything a club says of itself. */
export type ClubInput = z.infer<typeof clubNameSchema> &
	z.infer<typeof clubAboutSchema> &
	z.infer<typeof clubContactSchema> &
	z.infer<typeof clubLinksSchema>;

const RISKS: Readonly<Record<keyof ClubInput, RiskyClubField | null>> = {
	name: 'name',
	legalForm: 'legalForm',
	contactPerson: 'contact',
	contactRole: null,
	contactMail: 'contact',
	contactPhone: 'contact',
	contactPersonPublic: null,
	contactMailPublic: null,
	contactPhonePublic: null,
	website: 'links',
	donation: 'donation',
	sentence: null,
	about: null,
	topics: null,
	audiences: null,
	activities: null,
	languages: null,
	access: null,
	meets: null,
	foundedYear: null,
};

/** What makes this field a risk to change; null for the rest. */
export const riskOf = (field: string): RiskyClubField | null =>
	field in RISKS ? RISKS[field as keyof ClubInput] : null;
