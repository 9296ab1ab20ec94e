/** The link that has the focus, so that whoever comes back finds it where they left it. */
export const focusedLink = (): string | null =>
	document.activeElement instanceof HTMLAnchorElement
		? document.activeElement.getAttribute('href')
		: null;

/** After going back. The page has scrolled by itself already. */
export function focusLink(href: unknown): void {
	if (typeof href !== 'string') return;
	const main = document.querySelector('main') ?? document;
	const link = [...main.querySelectorAll('a')].find((one) => one.getAttribute('href') === href);
	link?.focus({ preventScroll: true });
}
