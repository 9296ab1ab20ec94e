import { DRAFT_DAYS } from '$lib/domain/registration/steps';
import type { RequestEvent } from '@sveltejs/kit';
import { findDraft, type Draft } from '../registration';

type DraftEvent = Pick<RequestEvent, 'cookies' | 'locals'>;

// Set by the first answer, never by looking at a page; over https this very host alone may set it.
const nameFor = ({ locals }: DraftEvent) =>
	locals.app.settings.origins[0].startsWith('https:') ? '__Host-entwurf' : 'entwurf';

export const draftKey = (event: DraftEvent): string | undefined =>
	event.cookies.get(nameFor(event));

export const draftOf = (event: DraftEvent): Promise<Draft | undefined> =>
	findDraft(event.locals.app, draftKey(event));

export function setDraft(event: DraftEvent, key: string): void {
	event.cookies.set(nameFor(event), key, {
		path: '/',
		httpOnly: true,
		secure: event.locals.app.settings.origins[0].startsWith('https:'),
		sameSite: 'lax',
		maxAge: DRAFT_DAYS * 86_400,
	});
}

export function dropDraft(event: DraftEvent): void {
	event.cookies.delete(nameFor(event), { path: '/' });
}
