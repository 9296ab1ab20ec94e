import type { ClubPreviewData } from '$lib/components/club/club-preview';
import type { ClubContent } from '$lib/domain/club/content';
import { legalForms } from '$lib/domain/vocabulary/kinds';
import { accessSupports, languages } from '$lib/domain/vocabulary/people';
import { labelOf } from '$lib/domain/vocabulary/term';
import { topics } from '$lib/domain/vocabulary/topics';
import { clubsLanguage, familyOf, type CardContext } from './card-context';

/** A club as the public would read it, from what it says and not from what is stored as public. */
export function clubPreview(content: ClubContent, context: CardContext): ClubPreviewData {
	const { locale } = context;
	const list = new Intl.ListFormat(locale, { type: 'conjunction' });
	const shown = (text: string, yes: boolean) => (yes ? text : '');
	const { place } = content;
	return {
		name: content.name,
		kind: labelOf(legalForms, content.legalForm, locale),
		family: familyOf(content.topics),
		sentence: content.sentence,
		about: content.about.split(/\n{2,}/).filter(Boolean),
		topics: content.topics.map((key) => labelOf(topics, key, locale)),
		meets: content.meets,
		place: place
			? [place.name, place.street, `${place.postcode} ${place.town}`.trim()].filter(Boolean)
			: [],
		languages: list.format(content.languages.map((key) => labelOf(languages, key, locale))),
		access: list.format(content.access.map((key) => labelOf(accessSupports, key, locale))),
		contact: {
			person: shown(content.contactPerson, content.contactPersonPublic),
			phone: shown(content.contactPhone, content.contactPhonePublic),
			mail: shown(content.contactMail, content.contactMailPublic),
			website: content.website,
			donation: content.donation,
		},
		hidden: {
			person: shown(content.contactPerson, !content.contactPersonPublic),
			phone: shown(content.contactPhone, !content.contactPhonePublic),
			mail: shown(content.contactMail, !content.contactMailPublic),
		},
		lang: clubsLanguage(context),
	};
}
