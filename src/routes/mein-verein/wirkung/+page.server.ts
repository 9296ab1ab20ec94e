import { newsPath } from '$lib/domain/news/path';
import { getLocale, localizeHref, m } from '$lib/messages';
import { listThingEffects, readEffect } from '$lib/server/effect';
import { chosenClub } from '../chosen-club';
import { kindNames } from '../composer/kind-words';
import { enquiriesIn, timesOpened, together } from '../effect-words';
import type { PageServerLoad } from './$types';

const PATHS = { club: '/vereine', need: '/mitmachen', event: '/termine' } as const;

export const load: PageServerLoad = async (event) => {
	const { met, club, query } = await chosenClub(event);
	const { app } = event.locals;
	const things = await listThingEffects(app, met, club.id);
	const number = new Intl.NumberFormat(getLocale());
	const effect = await readEffect(app, met, club.id);
	return {
		club: { name: club.name },
		query,
		effect: {
			...effect,
			seenText: number.format(effect.seen),
			before: effect.seenBefore > 0 ? timesOpened(effect.seenBefore) : '',
			waiting: effect.enquiries - effect.answered,
		},
		things: things.map(({ kind, id, slug, title, seen, enquiries }) => ({
			id,
			title,
			href: localizeHref(kind === 'news' ? newsPath(slug, club.slug) : `${PATHS[kind]}/${slug}`),
			said: together([
				kind === 'club' ? m.effect_kind_club() : kindNames[kind](),
				timesOpened(seen),
				...(enquiries > 0 ? [enquiriesIn(enquiries)] : []),
			]),
		})),
	};
};
