import { localizeHref, m } from '$lib/messages';

export interface FootLink {
	href: string;
	label: string;
	hreflang?: string;
}

/** The foot of every page, and the page "Mehr". */
export const footLinks = (): FootLink[] => [
	{ href: localizeHref('/so-funktionierts'), label: m.page_how_it_works() },
	{ href: localizeHref('/beratung'), label: m.page_advice() },
	{ href: '/leichte-sprache', label: m.page_easy_language(), hreflang: 'de' },
	{ href: localizeHref('/hilfe'), label: m.page_help() },
	{ href: localizeHref('/kontakt'), label: m.page_contact() },
	{ href: localizeHref('/ueber-uns'), label: m.page_about() },
	{ href: localizeHref('/barrierefreiheit'), label: m.page_accessibility() },
	{ href: localizeHref('/datenschutz'), label: m.page_privacy() },
	{ href: localizeHref('/nutzungsregeln'), label: m.page_rules() },
	{ href: localizeHref('/impressum'), label: m.page_imprint() },
];

export const languageLinks = (path: string) => [
	{ code: 'de', name: 'Deutsch', href: localizeHref(path, { locale: 'de' }) },
	{ code: 'en', name: 'English', href: localizeHref(path, { locale: 'en' }) },
];
