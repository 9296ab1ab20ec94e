import { DEVICE_STORAGE, type OnDevice } from '$lib/domain/privacy/device-storage';

// What of the table really lies on this device, how big it is, and how it goes.

export interface Kept {
	bytes: number;
	/** Of caches: how many things are in it. */
	count: number;
}

/** Nothing is said of what a page cannot see: cookies belong to the server. */
export async function keptOnDevice(): Promise<Map<OnDevice['key'], Kept>> {
	const found = new Map<OnDevice['key'], Kept>();
	for (const { key, kind, name } of DEVICE_STORAGE) {
		const kept =
			kind === 'cache'
				? await inCache(name)
				: kind === 'cookie'
					? undefined
					: inStorage(storage(kind), name);
		if (kept) found.set(key, kept);
	}
	return found;
}

export async function forget({ kind, name }: Pick<OnDevice, 'kind' | 'name'>): Promise<void> {
	if (kind === 'cache' && 'caches' in globalThis) await caches.delete(name);
	if (kind === 'localStorage' || kind === 'sessionStorage') storage(kind)?.removeItem(name);
}

async function inCache(name: string): Promise<Kept | undefined> {
	if (!('caches' in globalThis) || !(await caches.has(name))) return undefined;
	const cache = await caches.open(name);
	const requests = await cache.keys();
	let bytes = 0;
	for (const request of requests) {
		const response = await cache.match(request, { ignoreVary: true });
		bytes += (await response?.blob())?.size ?? 0;
	}
	return requests.length > 0 ? { bytes, count: requests.length } : undefined;
}

function inStorage(storage: Storage | undefined, name: string): Kept | undefined {
	const text = storage?.getItem(name);
	return text ? { bytes: new Blob([name, text]).size, count: 1 } : undefined;
}

function storage(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
	try {
		return globalThis[kind];
	} catch (error) {
		if (error instanceof DOMException) return undefined;
		throw error;
	}
}
