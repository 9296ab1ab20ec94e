import { ENTRY_FORMS } from '$lib/domain/writing/forms';
import { getLocale } from '$lib/messages';
import { openOwnEntry, readDraft } from '$lib/server/entries';
import { noSuchPage } from '$lib/server/http/no-such-page';
import { isId } from '$lib/server/platform/ids';
import type { RequestEvent } from '@sveltejs/kit';
import { addressIn, pinData } from '../../../cards/pin';
import { shownPictureById } from '../../../cards/picture';
import { keep, preview, publish, writeOn } from '../../composer/act';
import { writingClub } from '../../composer/begin';
import { composerChoices } from '../../composer/choices';
import { reasonOf } from '../entry-words';
import type { Actions, PageServerLoad, RouteParams } from './$types';

async function opened(event: Pick<RequestEvent<RouteParams>, 'locals' | 'url' | 'params'>) {
	const { id } = event.params;
	if (!isId(id)) noSuchPage();
	const chosen = await writingClub(event);
	const clubId = chosen.club.id;
	const entry = await openOwnEntry(event.locals.app, chosen.met, { clubId, id });
	return { chosen, entry };
}

export const load: PageServerLoad = async (event) => {
	const { chosen, entry } = await opened(event);
	const { met, club, query } = chosen;
	const { app } = event.locals;
	const { id } = entry.row;
	const draft = event.url.searchParams.has('entwurf')
		? await readDraft(app, met, { clubId: club.id, id })
		: undefined;
	const values = draft?.values ?? ENTRY_FORMS[entry.kind].valuesOf(entry.content);
	return {
		id,
		kind: entry.kind,
		seen: entry.seen,
		values,
		revision: draft?.revision ?? 0,
		waits: entry.changeWaits,
		reason: entry.verdict ? reasonOf(entry.verdict) : undefined,
		club: { name: club.name, slug: club.slug },
		trusted: club.state === 'verified',
		choices: composerChoices(entry.kind, getLocale()),
		pin: await pinData(app, addressIn(values)),
		picture: await shownPictureById(app, values.pictureId),
		query,
	};
};

const kindOf = async (event: Parameters<typeof opened>[0]) => (await opened(event)).entry.kind;

export const actions: Actions = {
	veroeffentlichen: async (event) => publish(event, await kindOf(event), false),
	vorschau: async (event) => preview(event, await kindOf(event), false),
	entwurf: async (event) => keep(event, await kindOf(event)),
	weiter: async (event) => writeOn(event, await kindOf(event)),
};
