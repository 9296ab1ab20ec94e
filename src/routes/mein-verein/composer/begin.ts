import { findTemplate } from '$lib/domain/need/templates';
import { demand } from '$lib/domain/rights/may';
import { ENTRY_FORMS, withoutDay } from '$lib/domain/writing/forms';
import type { WrittenKind } from '$lib/domain/writing/kinds';
import { lastContent, openOwnEntry, readDraft } from '$lib/server/entries';
import { readOwnProfile } from '$lib/server/clubs';
import { isId, newId } from '$lib/server/platform/ids';
import type { RequestEvent } from '@sveltejs/kit';
import { chosenClub, type Chosen } from '../chosen-club';
import { templateValues, USUAL_NEED } from './template-words';

type Event = Pick<RequestEvent, 'locals' | 'url'>;

export interface Begun {
	/** Of the entry it will be. */
	id: string;
	values: Record<string, string>;
	/** Of the kept draft; 0: none is kept yet. */
	revision: number;
}

/** Whoever writes for this club. */
export async function writingClub(event: Event): Promise<Chosen> {
	const chosen = await chosenClub(event);
	demand(chosen.met.actor, 'entry.write', { clubId: chosen.club.id });
	return chosen;
}

/** With what a new entry begins: a draft, a copy, the last one, a template, or what the club always says. */
export async function beginNew(event: Event, chosen: Chosen, kind: WrittenKind): Promise<Begun> {
	const { app } = event.locals;
	const { met, club } = chosen;
	const query = event.url.searchParams;
	const draftId = query.get('entwurf');
	if (draftId !== null && isId(draftId)) {
		const draft = await readDraft(app, met, { clubId: club.id, id: draftId });
		if (draft?.kind === kind)
			return { id: draft.id, values: draft.values, revision: draft.revision };
	}
	const id = newId();
	const form = ENTRY_FORMS[kind];
	const from = query.get('von');
	if (from !== null && isId(from)) {
		const entry = await openOwnEntry(app, met, { clubId: club.id, id: from });
		if (entry.kind === kind)
			return { id, values: withoutDay(form.valuesOf(entry.content)), revision: 0 };
	}
	if (query.get('wie') === 'letztes') {
		const last = await lastContent(app, met, { clubId: club.id, kind });
		if (last) return { id, values: withoutDay(form.valuesOf(last.content)), revision: 0 };
	}
	const { content } = await readOwnProfile(app, met, club.id);
	const template = findTemplate(query.get('vorlage'));
	return {
		id,
		revision: 0,
		values: {
			topics: content.topics.slice(0, 3).join(','),
			where: 'verein',
			...(kind === 'news' ? { type: 'meldung' } : {}),
			...(kind === 'need' ? USUAL_NEED : {}),
			...(kind === 'event' ? { type: 'treff', repeat: 'nie', registration: 'keine' } : {}),
			...(kind === 'need' && template ? templateValues(template) : {}),
			// Shared from another app, as plain text.
			...sharedText(query),
		},
	};
}

function sharedText(query: URLSearchParams): Record<string, string> {
	const text = [query.get('text'), query.get('url')].filter(Boolean).join('\n').slice(0, 6_000);
	const title = (query.get('title') ?? '').slice(0, 120);
	return { ...(title ? { title } : {}), ...(text ? { text } : {}) };
}
