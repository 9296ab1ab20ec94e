import type { Sign } from '$lib/domain/review/likeness';
import { m } from '$lib/messages';

const signs: Record<Sign, () => string> = {
	name: m.sign_name,
	'register-number': m.sign_register,
	phone: m.sign_phone,
	mail: m.sign_mail,
	website: m.sign_website,
	place: m.sign_place,
	text: m.sign_text,
	topics: m.sign_topics,
};

/** By what two clubs are alike, as one says it. */
export const saySigns = (found: readonly Sign[], locale: string): string =>
	new Intl.ListFormat(locale, { type: 'conjunction' }).format(found.map((sign) => signs[sign]()));
