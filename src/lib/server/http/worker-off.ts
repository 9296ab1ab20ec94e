import { DEVICE_STORAGE } from '$lib/domain/privacy/device-storage';

export const WORKER_PATH = '/service-worker.js';

const kept = DEVICE_STORAGE.flatMap(({ kind, name }) => (kind === 'cache' ? [name] : []));

/**
 * The emergency switch. Browsers ask for the worker's file whenever they open a page; with this answer the
 * one on the device goes, with the pages and files it kept. It reloads nothing: nobody loses a form.
 */
export const WORKER_OFF = `// This service worker takes itself down: SERVICE_WORKER=0.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
	event.waitUntil(
		Promise.all(${JSON.stringify(kept)}.map((name) => caches.delete(name))).then(() => self.registration.unregister()),
	);
});
`;
