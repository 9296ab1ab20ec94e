import { mayKeep, stopKeeping } from './keeping';
import type { WorkerWord } from './keep/words';
import { dataIsDear, whenIdle } from './thrift';

// The product as an app on this device: is there network, is there a newer version, what is kept.

const addressOf = ({ pathname, search }: Location | URL) => pathname + search;
const LOOK_AGAIN_MS = 10 * 60_000;

export const isOffline = (): boolean => !navigator.onLine;
/** What this device has kept opens without network, too. Where nothing is kept, the browser's own page comes. */
export const keepsPages = (): boolean => Boolean(navigator.serviceWorker?.controller);

export function tellWorker(word: WorkerWord): void {
	navigator.serviceWorker?.controller?.postMessage(word);
}

/** Only forms that are sent can lose something. */
const isWriting = (target: EventTarget | null): boolean =>
	target instanceof Element && target.closest('form[method="post" i]') !== null;

/**
 * Behaviour of the lines over every page (AppLines): shows what there is to say, and keeps the worker of this
 * device up to date. Once per document.
 */
export function watchShell(lines: HTMLElement): void {
	const says = { offline: isOffline(), newer: false, typing: false, unsent: false };
	let registration: ServiceWorkerRegistration | undefined;
	let looked = 0;

	const show = (change: Partial<typeof says> = {}): void => {
		Object.assign(says, change);
		const shown: Record<string, boolean> = {
			offline: says.offline && !('quiet' in lines.dataset),
			unsent: says.offline && says.unsent,
			newer: says.newer && !says.offline,
			calm: !says.typing,
			typing: says.typing,
		};
		for (const part of lines.querySelectorAll<HTMLElement>('[data-when]'))
			part.hidden = !shown[part.dataset.when ?? ''];
	};

	addEventListener('offline', () => show({ offline: true }));
	addEventListener('online', () => {
		show({ offline: false, unsent: false });
		// The line over a kept page says since when it is so; with network that is the past.
		for (const line of document.querySelectorAll('[data-stand]')) line.remove();
	});
	// The frame is left as it stands where the app leads to another page: what is quiet may have changed.
	new MutationObserver(() => show()).observe(lines, { attributeFilter: ['data-quiet'] });
	document.addEventListener('input', ({ target }) => {
		if (isWriting(target)) show({ typing: true });
	});
	// A form that the browser itself would send: its own page about the network would stand where the words do.
	document.addEventListener('submit', (event) => {
		if (event.defaultPrevented || !isOffline() || !isWriting(event.target)) return;
		event.preventDefault();
		show({ unsent: true });
	});
	document.addEventListener('visibilitychange', () => void look().catch(tryLater));
	addEventListener(MOVED, () => show({ typing: false, unsent: false }));
	lines.querySelector('button')?.addEventListener('click', takeOver);
	show();
	if (!('serviceWorker' in navigator)) return;
	if ('worker' in lines.dataset && mayKeep()) whenIdle(() => void register().catch(tryLater));
	else void stopKeeping();

	async function register(): Promise<void> {
		const found = await navigator.serviceWorker.register('/service-worker.js', {
			updateViaCache: 'none',
		});
		registration = found;
		looked = Date.now();
		const hear = (): void => {
			if (found.waiting && navigator.serviceWorker.controller) show({ newer: true });
		};
		hear();
		found.addEventListener('updatefound', () =>
			found.installing?.addEventListener('statechange', hear),
		);
		if (dataIsDear()) return;
		const ready = await navigator.serviceWorker.ready;
		ready.active?.postMessage({ do: 'warm', address: addressOf(location) } satisfies WorkerWord);
	}

	/** An app stays open for days: look for a newer version when somebody comes back to it. */
	async function look(): Promise<void> {
		if (document.visibilityState !== 'visible' || Date.now() - looked < LOOK_AGAIN_MS) return;
		looked = Date.now();
		if (says.offline) return;
		await registration?.update();
		if (await isOutdated(lines.dataset.version)) show({ newer: true });
	}

	/** The new version, because somebody asked for it. */
	function takeOver(): void {
		const waiting = registration?.waiting;
		if (!waiting) return location.reload();
		navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
			once: true,
		});
		waiting.postMessage({ do: 'take-over' } satisfies WorkerWord);
	}
}

/** The page was left, the network went, the device has no room: the next page asks again, and nobody is told. */
const tryLater = (): undefined => undefined;

const MOVED = 'tohoop:moved';

/** After a change of page within the app: the server saw only data, the device wants the page. */
export function movedTo(url: URL): void {
	dispatchEvent(new Event(MOVED));
	if (!dataIsDear())
		whenIdle(() => tellWorker({ do: 'keep', address: addressOf(url), saved: false }));
}

/** Without an answer nobody knows: then it is not. */
async function isOutdated(version: string | undefined): Promise<boolean> {
	const answer = await fetch('/_app/version.json', { cache: 'no-cache' });
	if (!answer.ok) return false;
	const found = (await answer.json()) as { version?: unknown };
	return found.version !== version;
}
