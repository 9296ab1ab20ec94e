import { localizeHref } from '$lib/messages';
import type { PageServerLoad } from './$types';

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

export const load: PageServerLoad = ({ locals: { app } }) => ({
	districts: app.city.districts.map(({ key, label, parts }) => ({
		key,
		label,
		href: localizeHref(`/stadtteile/${key}`),
		// One that is its own only part has said so already.
		parts: parts
			.map((part) => part.label)
			.filter((part) => part !== label)
			.join(', '),
	})),
});
