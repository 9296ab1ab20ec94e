// A page comes whole from the server, and its script after it. When the script does not come (a tunnel, a server
// that starts again), the page stands as it was sent: it can be read, its links and forms are those of a document.

let arrived = false;

/** The script has taken the page over. */
export const hasArrived = (): boolean => arrived;
export function arrive(): void {
	arrived = true;
}

const LOOKS_MS = [2_000, 5_000, 15_000, 60_000];

/** Never ends: Kit would put a page about the fault where the whole page stands. */
export function standAsSent(): Promise<never> {
	addEventListener('online', comeBack);
	LOOKS_MS.forEach((ms) => setTimeout(comeBack, ms));
	return new Promise(() => undefined);
}

/** Once, and only where nobody has begun anything: what was typed or read so far is worth more than the script. */
function comeBack(): void {
	if (!navigator.onLine || cameAgain() || isInUse()) return;
	fetch('/_app/version.json', { cache: 'no-cache' }).then(
		({ ok }) => {
			if (ok && !isInUse()) location.reload();
		},
		() => undefined,
	);
}

const cameAgain = (): boolean =>
	performance
		.getEntriesByType('navigation')
		.some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === 'reload');

const isInUse = (): boolean =>
	scrollY > 0 ||
	document.activeElement !== document.body ||
	[...document.querySelectorAll<Field>('input, textarea, select')].some(isTouched);

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function isTouched(field: Field): boolean {
	if ('options' in field) {
		const sent = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
		return field.selectedIndex !== Math.max(sent, 0);
	}
	if (field.value !== field.defaultValue) return true;
	return 'checked' in field && field.checked !== field.defaultChecked;
}
