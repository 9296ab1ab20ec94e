import { ownPath } from '$lib/domain/sign-in/own-path';
import { localizeHref } from '$lib/messages';
import type { RequestEvent } from '@sveltejs/kit';
import { deviceName, relyingParty, type SessionCookie } from '../people';
import { addressGroup } from '../platform/limits';

/** The browser gets its token. */
export function setSession(event: Pick<RequestEvent, 'cookies'>, cookie: SessionCookie): void {
	event.cookies.set(cookie.name, cookie.value, cookie.attributes);
}

/** Where they sit, for brake and list of devices. */
export const signInFrom = (event: RequestEvent) => ({
	address: addressGroup(event.getClientAddress()),
	device: deviceName(event.request.headers.get('user-agent')),
	before: event.cookies.get(event.locals.app.sessions.cookieName),
});

/** Passkeys are bound to a name; a machine that is also reached by another one has none there. */
export const passkeysHere = ({ url, locals }: Pick<RequestEvent, 'url' | 'locals'>): boolean =>
	relyingParty(locals.app) === url.hostname;

/** Back to where they wanted to go, or to their own place. */
export const landing = (url: URL, office: boolean): string =>
	ownPath(url.searchParams.get('weiter')) ?? localizeHref(office ? '/stabsstelle' : '/mein-verein');

/** `?weiter=…` for the next page of the sign-in; nothing if it is no path of ours. */
export function wayOn(url: URL, more: Record<string, string> = {}): string {
	const weiter = ownPath(url.searchParams.get('weiter'));
	const query = new URLSearchParams({ ...more, ...(weiter ? { weiter } : {}) }).toString();
	return query ? `?${query}` : '';
}
