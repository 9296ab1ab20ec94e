import { m } from '$lib/messages';

// Pictures shown before somebody installs, one folder per city: de/start-narrow-780x1688.jpg
const files = import.meta.glob<string>('./pictures/**/*.jpg', {
	eager: true,
	query: '?url',
	import: 'default',
});

const labels: Record<string, () => string> = {
	start: m.look_nav_start,
	entdecken: m.look_nav_discover,
};

export const screenshotsOf = (city: string, locale: string) =>
	Object.entries(files).flatMap(([path, src]) => {
		const [, page = '', form, sizes] =
			new RegExp(`/${city}/${locale}/(\\w+)-(narrow|wide)-(\\d+x\\d+)\\.jpg$`).exec(path) ?? [];
		if (!form) return [];
		return [{ src, sizes, type: 'image/jpeg', form_factor: form, label: labels[page]?.() }];
	});
