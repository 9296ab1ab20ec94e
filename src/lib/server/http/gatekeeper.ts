import type { IncomingHttpHeaders } from 'node:http';
import { mayChange } from './origin';
import type { PlainReason } from './plain-page';

/**
 * What is refused before Kit sees it, and so before anything reads a body: names that are not ours,
 * addresses nobody can read, methods we do not speak, strangers' forms, bodies larger than any route takes.
 */
export interface Entry {
	method: string;
	url: string;
	headers: IncomingHttpHeaders;
}

export type Verdict =
	| { origin: URL; path: string }
	| { status: number; reason: PlainReason; path: string; headers?: Record<string, string> };

const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Every body is bounded where it is read (body.ts); no route declares more than this. */
export const LARGEST_BODY = 10 * 1024 * 1024;

export function openGatekeeper(origins: readonly [string, ...string[]]) {
	const first = new URL(origins[0]);
	const hosts = new Map<string, URL>();
	for (const origin of origins) {
		const url = new URL(origin);
		hosts.set(url.host, url);
		// Some clients name the usual port, too.
		if (url.port === '') hosts.set(`${url.host}:${url.protocol === 'https:' ? 443 : 80}`, url);
	}

	return ({ method, url, headers }: Entry): Verdict => {
		const path = url.split('?', 1)[0] ?? '/';
		const known = hosts.get((headers.host ?? '').toLowerCase());
		// Whoever watches over us asks by the machine's address.
		const origin = known ?? (path.startsWith('/health/') ? first : undefined);
		if (!origin) return { status: 400, reason: 'unknown-host', path };
		if (!url.startsWith('/') || !URL.canParse(origin.origin + url))
			return { status: 400, reason: 'bad-request', path };
		if (!METHODS.includes(method))
			return { status: 405, reason: 'wrong-method', path, headers: { allow: METHODS.join(', ') } };
		const site = headers['sec-fetch-site'];
		const asked = {
			method,
			origin: headers.origin,
			fetchSite: Array.isArray(site) ? site.join() : site,
		};
		if (!mayChange(asked, origin.origin)) return { status: 403, reason: 'forbidden', path };
		if (Number(headers['content-length'] ?? 0) > LARGEST_BODY)
			return { status: 413, reason: 'too-large', path, headers: { connection: 'close' } };
		return { origin, path };
	};
}
