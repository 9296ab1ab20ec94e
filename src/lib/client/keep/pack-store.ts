import { DEVICE_STORAGE } from '$lib/domain/privacy/device-storage';

// The compact pack on this device. The service worker fetches it, pages without network read it.

const place = DEVICE_STORAGE.find((entry) => entry.key === 'pack');
export const PACKS = place?.name ?? '';
const ADDRESS = '/paket.json';
const LONGEST_MS = (place && 'days' in place ? place.days : 30) * 86_400_000;
/** Younger than this it is good enough. */
const FRESH_MS = 6 * 3_600_000;
const AT = 'x-tohoop-at';

/** Fetches it when there is none or an old one; the browser asks by its tag, so that the same costs nothing. */
export async function refreshPack(now = Date.now()): Promise<void> {
	const packs = await caches.open(PACKS);
	const kept = await packs.match(ADDRESS);
	if (kept && now - keptAt(kept) < FRESH_MS) return;
	// Without cookies: who is signed in gets the same as everybody.
	const fresh = await fetch(ADDRESS, { credentials: 'omit', cache: 'no-cache' });
	if (fresh.status !== 200) return;
	const headers = new Headers(fresh.headers);
	for (const name of ['content-encoding', 'content-length']) headers.delete(name);
	headers.set(AT, new Date(now).toISOString());
	await packs.put(ADDRESS, new Response(await fresh.text(), { headers }));
}

/** Since when there is one; undefined: there is none. */
export async function packSince(): Promise<Date | undefined> {
	const kept = await findWritten();
	return kept && new Date(keptAt(kept));
}

/** As it was sent. */
export const findWritten = (): Promise<Response | undefined> =>
	caches.match(ADDRESS, { cacheName: PACKS });

/** Too old to be of use. */
export async function trimPack(now = Date.now()): Promise<void> {
	const kept = await findWritten();
	if (kept && now - keptAt(kept) > LONGEST_MS) await caches.delete(PACKS);
}

export const keptAt = (response: Response): number =>
	Date.parse(response.headers.get(AT) ?? '') || 0;
