import type { Pin } from '../place/pin';
import { sameJson } from '../same-json';
import { publicContact } from './public-contact';
import type { ClubInput } from './schema';

/** Everything a club says of itself, as versions keep it: the fields of the form and where it is. */
export interface ClubContent extends ClubInput {
	place: ClubPlace | null;
}

/** Null in a content: no fixed place. */
export interface ClubPlace {
	name: string;
	street: string;
	postcode: string;
	town: string;
	/** Only where a person set it: else the address says where it is. */
	pin?: Pin;
}

export type ClubField = keyof ClubContent;

/** Which fields differ, in a fixed order; lists are equal with the same members in the same order. */
export function changedFields(
	before: Readonly<Partial<ClubContent>>,
	after: Readonly<Partial<ClubContent>>,
): ClubField[] {
	return (Object.keys(after) as ClubField[])
		.filter((field) => !sameJson(before[field], after[field]))
		.sort();
}

export const CLUB_FIELDS = [
	'name',
	'legalForm',
	'sentence',
	'about',
	'topics',
	'audiences',
	'activities',
	'languages',
	'access',
	'meets',
	'foundedYear',
	'contactPerson',
	'contactRole',
	'contactMail',
	'contactPhone',
	'contactPersonPublic',
	'contactMailPublic',
	'contactPhonePublic',
	'website',
	'donation',
	'place',
] as const satisfies readonly ClubField[];

/** What of a kept version is content of a club; an older version may say less, or something forgotten. */
export const contentIn = (kept: Readonly<Record<string, unknown>>): Partial<ClubContent> =>
	Object.fromEntries(CLUB_FIELDS.flatMap((field) => (field in kept ? [[field, kept[field]]] : [])));

/** What everybody may read of how a club is reached; the rest is opened one by one, with a reason. */
export function withoutPrivateContact(content: ClubContent): ClubContent {
	const { person, role, mail, phone } = publicContact(content);
	return {
		...content,
		contactPerson: person,
		contactRole: role,
		contactMail: mail,
		contactPhone: phone,
	};
}
