import { localizeHref, locales } from '$lib/messages';

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

/** Every page in every language, each naming the others. */
export function urlElements(origin: string, path: string, changedAt?: Date): string {
	const at = (locale: (typeof locales)[number]) =>
		escaped(origin + localizeHref(encodeURI(path), { locale }));
	const others = locales
		.map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${at(locale)}"/>`)
		.join('');
	const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : '';
	return locales
		.map((locale) => `<url><loc>${at(locale)}</loc>${changed}${others}</url>`)
		.join('\n');
}

export const urlSet = (elements: readonly string[]): Response =>
	xml(
		`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${elements.join('\n')}\n</urlset>`,
	);

export const partList = (addresses: readonly string[]): Response =>
	xml(
		`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${addresses
			.map((address) => `<sitemap><loc>${escaped(address)}</loc></sitemap>`)
			.join('\n')}\n</sitemapindex>`,
	);

const xml = (body: string): Response =>
	new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, {
		headers: {
			'content-type': 'application/xml; charset=utf-8',
			'cache-control': 'public, max-age=900',
		},
	});
