// The types of the DOM know no service worker, and those of workers do not go with the DOM's in one
// program: these are the parts we use.

interface Waiting extends Event {
	waitUntil(work: Promise<unknown>): void;
}

export interface Asking extends Waiting {
	readonly request: Request;
	readonly preloadResponse: Promise<Response | undefined>;
	respondWith(answer: Promise<Response>): void;
}

export interface Told extends Waiting {
	readonly data: unknown;
}

export interface WorkerScope {
	readonly location: Location;
	readonly registration: ServiceWorkerRegistration;
	readonly clients: { claim(): Promise<void> };
	skipWaiting(): Promise<void>;
	addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void;
	addEventListener(type: 'fetch', listener: (event: Asking) => void): void;
	addEventListener(type: 'message', listener: (event: Told) => void): void;
}
