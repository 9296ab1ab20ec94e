/**
 * "Back" is back to the list somebody came from, with its search and where they stood in it; who came from elsewhere,
 * or in a tab of its own, goes where the link leads.
 */
export function back(link: HTMLElement): () => void {
	const press = (event: MouseEvent): void => {
		const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
		if (event.defaultPrevented || elsewhere || !cameFromList()) return;
		event.preventDefault();
		history.back();
	};
	link.addEventListener('click', press);
	return () => link.removeEventListener('click', press);
}

/** Not from this page itself, nor from one that belongs to it: its form leads here by "back", too. */
function cameFromList(): boolean {
	if (history.length < 2 || !URL.canParse(document.referrer)) return false;
	const { origin, pathname } = new URL(document.referrer);
	return (
		origin === location.origin &&
		pathname !== location.pathname &&
		!pathname.startsWith(`${location.pathname}/`)
	);
}
