import type { PageMetaData } from '$lib/components/frame/page-meta';
import { getLocale, localizeHref } from '$lib/messages';
import type { App } from '$lib/server/app';

interface Thing {
	/** German path; the page in another language is its own canonical page. */
	path: string;
	type: PageMetaData['type'];
	title: string;
	description: string;
	imageAlt: string;
	/** What the page is about, as schema.org says it; the page itself and the way to it are added. */
	about: object;
	/** From the start page down to this one. */
	trail: readonly { name: string; path: string }[];
}

/** Where the public finds it, whatever name the server was asked by. */
export const publicAddress = (app: Pick<App, 'settings'>, path: string): string =>
	app.settings.origins[0] + localizeHref(path);

export function pageMeta(app: Pick<App, 'settings' | 'city'>, thing: Thing): PageMetaData {
	const canonical = publicAddress(app, thing.path);
	const image = `${app.settings.origins[0]}/vorschau${thing.path}.png`;
	const trail = {
		'@type': 'BreadcrumbList',
		itemListElement: [...thing.trail, { name: thing.title, path: thing.path }].map(
			({ name, path }, at) => ({
				'@type': 'ListItem',
				position: at + 1,
				name,
				item: publicAddress(app, path),
			}),
		),
	};
	return {
		canonical,
		type: thing.type,
		title: thing.title,
		product: app.city.product,
		locale: getLocale() === 'en' ? 'en_GB' : 'de_DE',
		description: shortened(thing.description),
		image,
		imageAlt: thing.imageAlt,
		data: jsonText({
			'@context': 'https://schema.org',
			'@graph': [{ '@id': `${canonical}#ding`, url: canonical, image, ...thing.about }, trail],
		}),
	};
}

/** Nothing in it can end the element it stands in, or look like markup to anybody. */
export const jsonText = (value: unknown): string =>
	JSON.stringify(value).replace(
		/[<>&\u2028\u2029]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);

const LONGEST = 160;

/** What messengers and search engines show of a text: whole words. */
export function shortened(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	if (line.length <= LONGEST) return line;
	const cut = line.slice(0, LONGEST - 1);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2))}…`;
}
