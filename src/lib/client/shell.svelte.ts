import { updated } from '$app/state';
import { DEVICE_STORAGE } from '$lib/domain/privacy/device-storage';
import type { WorkerWord } from './keep/words';

// The product as an app on this device: is there network, is there a newer version, what is kept.

interface Connection {
	saveData?: boolean;
	effectiveType?: string;
}

/** Where data is dear nothing is fetched that nobody asked for. */
const dataIsDear = (): boolean => {
	const { connection } = navigator as Navigator & { connection?: Connection };
	return Boolean(connection?.saveData) || /2g/.test(connection?.effectiveType ?? '');
};

/** When the device has nothing better to do. */
const whenIdle = (work: () => void): void => {
	if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 10_000 });
	else setTimeout(work, 2_000);
};

const addressOf = ({ pathname, search }: Location | URL) => pathname + search;
const LOOK_AGAIN_MS = 10 * 60_000;

class Shell {
	offline = $state(false);
	/** A newer version waits; somebody may take it, nothing takes it by itself. */
	newer = $state(false);
	/** Something was typed into a form on this page. */
	typing = $state(false);
	#registration: ServiceWorkerRegistration | undefined;
	#looked = 0;

	/** Once, in the browser. `on` is the switch of the server. */
	start(on: boolean): void {
		this.offline = !navigator.onLine;
		addEventListener('offline', () => (this.offline = true));
		addEventListener('online', () => {
			this.offline = false;
			// The line over a kept page says since when it is so; with network that is the past.
			for (const line of document.querySelectorAll('[data-stand]')) line.remove();
		});
		document.addEventListener('input', ({ target }) => {
			if (target instanceof Element && target.closest('form[method="post" i]')) this.typing = true;
		});
		document.addEventListener('visibilitychange', () => void this.#look());
		if (!('serviceWorker' in navigator)) return;
		if (on) whenIdle(() => void this.#register());
		else void switchOff();
	}

	/** After a change of page within the app: the server saw only data, the device wants the page. */
	moved(url: URL): void {
		this.typing = false;
		if (!dataIsDear())
			whenIdle(() => this.tell({ do: 'keep', address: addressOf(url), saved: false }));
	}

	tell(word: WorkerWord): void {
		navigator.serviceWorker?.controller?.postMessage(word);
	}

	/** The new version, because somebody asked for it. */
	takeOver(): void {
		const waiting = this.#registration?.waiting;
		if (!waiting) return location.reload();
		navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
			once: true,
		});
		waiting.postMessage({ do: 'take-over' } satisfies WorkerWord);
	}

	async #register(): Promise<void> {
		const registration = await navigator.serviceWorker.register('/service-worker.js', {
			updateViaCache: 'none',
		});
		this.#registration = registration;
		this.#looked = Date.now();
		const hear = (): void => {
			if (registration.waiting && navigator.serviceWorker.controller) this.newer = true;
		};
		hear();
		registration.addEventListener('updatefound', () =>
			registration.installing?.addEventListener('statechange', hear),
		);
		if (dataIsDear()) return;
		const ready = await navigator.serviceWorker.ready;
		ready.active?.postMessage({ do: 'warm', address: addressOf(location) } satisfies WorkerWord);
	}

	/** An app stays open for days: look for a newer version when somebody comes back to it. */
	async #look(): Promise<void> {
		if (document.visibilityState !== 'visible' || Date.now() - this.#looked < LOOK_AGAIN_MS) return;
		this.#looked = Date.now();
		if (this.offline) return;
		await this.#registration?.update();
		if (await updated.check()) this.newer = true;
	}
}

/** The server has switched the worker off: it goes, with everything it kept. What was saved stays. */
async function switchOff(): Promise<void> {
	for (const registration of await navigator.serviceWorker.getRegistrations())
		await registration.unregister();
	for (const { kind, name } of DEVICE_STORAGE) if (kind === 'cache') await caches.delete(name);
}

export const shell = new Shell();
