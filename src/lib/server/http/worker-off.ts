import { CACHES } from '$lib/domain/privacy/stored-as';

export const WORKER_PATH = '/service-worker.js';

/**
 * The emergency switch. Browsers ask for the worker's file whenever they open a page; with this answer the
 * one on the device goes, with the pages and files it kept. It reloads nothing: nobody loses a form.
 */
export const WORKER_OFF = `// This service worker takes itself down: SERVICE_WORKER=0.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
	event.waitUntil(
		Promise.all(${JSON.stringify(CACHES)}.map((name) => caches.delete(name))).then(() => self.registration.unregister()),
	);
});
`;
