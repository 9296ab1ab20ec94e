import { localizeHref } from '$lib/messages';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app } }) => ({
	districts: app.city.districts.map(({ key, label, parts }) => ({
		key,
		label,
		href: localizeHref(`/stadtteile/${key}`),
		parts: parts.map((part) => part.label).join(', '),
	})),
});
