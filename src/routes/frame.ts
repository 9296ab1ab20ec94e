import { localizeHref, m } from '$lib/messages';

interface Change {
	from: { route: { id: string | null } } | null;
	to: { route: { id: string | null } } | null;
	complete: Promise<void>;
}

/** From one kind of page to another the picture changes softly; never where people asked for stillness. */
export function crossFade({ from, to, complete }: Change): Promise<void> | undefined {
	if (from?.route.id === to?.route.id || !('startViewTransition' in document)) return undefined;
	if (matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
	return new Promise((resolve) => {
		const change = document.startViewTransition(async () => {
			resolve();
			await complete;
		});
		// Whoever goes on before the picture is ready cuts it short; nothing is lost by that.
		const goOn = () => undefined;
		change.ready.then(goOn, goOn);
	});
}

/** Whether this document was made for another address; if not, asking for it again brings nothing new. */
export function cameFromElsewhere(url: URL): boolean {
	const [document] = performance.getEntriesByType('navigation');
	return document?.name !== url.href;
}

export interface FootLink {
	href: string;
	label: string;
	hreflang?: string;
}

export const helpLinks = (): FootLink[] => [
	{ href: localizeHref('/so-funktionierts'), label: m.page_how_it_works() },
	{ href: localizeHref('/beratung'), label: m.page_advice() },
	{ href: '/leichte-sprache', label: m.page_easy_language(), hreflang: 'de' },
	{ href: localizeHref('/hilfe'), label: m.page_help() },
	{ href: localizeHref('/kontakt'), label: m.page_contact() },
];
export const aboutLinks = (): FootLink[] => [
	{ href: localizeHref('/ueber-uns'), label: m.page_about() },
	{ href: localizeHref('/barrierefreiheit'), label: m.page_accessibility() },
	{ href: localizeHref('/datenschutz'), label: m.page_privacy() },
	{ href: localizeHref('/nutzungsregeln'), label: m.page_rules() },
	{ href: localizeHref('/impressum'), label: m.page_imprint() },
];
/** The foot of every page. */
export const footLinks = (): FootLink[] => [...helpLinks(), ...aboutLinks()];

export const languageLinks = (path: string) => [
	{ code: 'de', name: 'Deutsch', href: localizeHref(path, { locale: 'de' }) },
	{ code: 'en', name: 'English', href: localizeHref(path, { locale: 'en' }) },
];
