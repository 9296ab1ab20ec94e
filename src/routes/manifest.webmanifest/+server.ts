import { getLocale, localizeHref, m } from '$lib/messages';
import type { RequestHandler } from './$types';
import { screenshotsOf } from './screenshots';

// As the mark stands on it; the page's own theme-color follows light and dark.
const GROUND = '#fbf8f3';
const icon = (name: string, size: number, purpose?: string) => ({
	src: `/icons/${name}-${size}.png`,
	sizes: `${size}x${size}`,
	type: 'image/png',
	purpose,
});

/** What a phone needs to know to take the product in as an app: in the words of city and language. */
export const GET: RequestHandler = ({ locals }) => {
	const { product, phrases, key } = locals.app.city;
	const locale = getLocale();
	const shortcut = (name: string, path: string) => ({
		name,
		url: localizeHref(path),
		icons: [icon('icon', 192)],
	});
	const manifest = {
		// The same in each language: who changes the language has no second app.
		id: '/',
		name: m.pwa_name({ product, city: phrases.in }),
		short_name: product,
		description: m.home_description({ city: phrases.in }),
		lang: locale,
		dir: 'ltr',
		start_url: localizeHref('/'),
		scope: '/',
		display: 'standalone',
		orientation: 'any',
		theme_color: GROUND,
		background_color: GROUND,
		categories: ['social', 'lifestyle'],
		icons: [
			icon('icon', 192, 'any'),
			icon('icon', 512, 'any'),
			icon('maskable', 192, 'maskable'),
			icon('maskable', 512, 'maskable'),
			icon('monochrome', 512, 'monochrome'),
		],
		shortcuts: [
			shortcut(m.pwa_shortcut_near(), '/entdecken?ansicht=stadtteile'),
			shortcut(m.look_nav_saved(), '/gemerkt'),
			shortcut(m.look_nav_events(), '/termine'),
		],
		// Only Chromium knows it; others paste.
		share_target: {
			action: localizeHref('/teilen'),
			method: 'GET',
			params: { title: 'title', text: 'text', url: 'url' },
		},
		screenshots: screenshotsOf(key, locale),
	};
	return new Response(JSON.stringify(manifest), {
		headers: { 'content-type': 'application/manifest+json', 'cache-control': 'max-age=3600' },
	});
};
