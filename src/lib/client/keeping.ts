import { CACHES, STORED_AS } from '$lib/domain/privacy/stored-as';

// Whether this device may keep things for the time without network. Somebody may have said no under
// "Mehr → Speicher"; nobody has to say yes.

const NAME = STORED_AS.keeping;
const OFF = 'aus';

export const mayKeep = (): boolean => storage()?.getItem(NAME) !== OFF;

/** What is kept already goes when the service worker is next looked after. */
export function setKeeping(on: boolean): void {
	if (on) storage()?.removeItem(NAME);
	else storage()?.setItem(NAME, OFF);
}

/** Storage that is switched off altogether keeps nothing, and remembers no wish. */
function storage(): Storage | undefined {
	try {
		return localStorage;
	} catch (error) {
		if (error instanceof DOMException) return undefined;
		throw error;
	}
}

/** The service worker goes, with everything it kept. What was saved stays. */
export async function stopKeeping(): Promise<void> {
	if ('serviceWorker' in navigator)
		for (const registration of await navigator.serviceWorker.getRegistrations())
			await registration.unregister();
	if ('caches' in globalThis) for (const name of CACHES) await caches.delete(name);
}
