import { getLocale } from '$lib/messages';
import { addressIn, pinData } from '../../../cards/pin';
import { shownPictureById } from '../../../cards/picture';
import { keep, preview, publish, writeOn } from '../../composer/act';
import { beginNew, writingClub } from '../../composer/begin';
import { composerChoices } from '../../composer/choices';
import { kindOf } from '../../composer/kinds';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const kind = kindOf(event.params.art);
	const chosen = await writingClub(event);
	const { club, query } = chosen;
	const begun = await beginNew(event, chosen, kind);
	return {
		...begun,
		kind,
		art: event.params.art,
		club: { name: club.name, slug: club.slug },
		trusted: club.state === 'verified',
		choices: composerChoices(kind, getLocale()),
		pin: await pinData(event.locals.app, addressIn(begun.values)),
		picture: await shownPictureById(event.locals.app, begun.values.pictureId),
		query,
	};
};

export const actions: Actions = {
	veroeffentlichen: (event) => publish(event, kindOf(event.params.art), true),
	vorschau: (event) => preview(event, kindOf(event.params.art), true),
	entwurf: (event) => keep(event, kindOf(event.params.art)),
	weiter: (event) => writeOn(event, kindOf(event.params.art)),
};
