import { focusedLink, focusLink } from './focus';
import { dataIsDear } from './thrift';

// From one document to the next: what the router of an app would do, and the browser does not do by itself.

/** Whoever comes back finds the focus where they left it; the browser keeps only the place. */
export function keepFocus(): void {
	const [entry] = performance.getEntriesByType('navigation');
	const state = history.state as { focus?: unknown } | null;
	if (entry instanceof PerformanceNavigationTiming && entry.type === 'back_forward')
		focusLink(state?.focus);
	document.addEventListener('click', ({ target }) => {
		if (!(target instanceof Element) || !target.closest('main a')) return;
		history.replaceState({ ...(history.state as object | null), focus: focusedLink() }, '');
	});
}

/** The same page in another state does not fade: it only changes. */
export function fadeBetweenKinds(): void {
	addEventListener('pageswap', (event) => {
		const next = event.activation?.entry?.url;
		if (next && new URL(next).pathname === location.pathname)
			event.viewTransition?.skipTransition();
	});
}

const fetched = new Set<string>();
/** So long a pointer rests on a link that is meant. */
const MEANT_MS = 65;

/** What somebody is about to open is already on its way. Never where data is dear. */
export function fetchAhead(): void {
	let meant: ReturnType<typeof setTimeout> | undefined;
	document.addEventListener('pointerover', ({ target, pointerType }) => {
		clearTimeout(meant);
		const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
		if (!link) return;
		// A finger rests on what it opens.
		if (pointerType === 'touch') ahead(link);
		else meant = setTimeout(ahead, MEANT_MS, link);
	});
}

function ahead({ href, origin, pathname, search, rel, download }: HTMLAnchorElement): void {
	const isPage = origin === location.origin && !/\.\w+$/.test(pathname);
	const isHere = pathname === location.pathname && search === location.search;
	if (!isPage || isHere || download || rel.includes('nofollow') || dataIsDear()) return;
	const address = href.split('#', 1)[0] ?? '';
	if (fetched.has(address)) return;
	fetched.add(address);
	const link = document.createElement('link');
	link.rel = 'prefetch';
	link.href = address;
	document.head.append(link);
}
