import { getLocale, localizeHref, m } from '$lib/messages';
import type { App } from '$lib/server/app';
import { usualReplyDays } from '$lib/server/enquiries';
import { findNeed, listNeeds } from '$lib/server/needs';
import { error, redirect } from '@sveltejs/kit';
import type { CardContext } from '../../cards/card-context';
import { replyTime } from '../../enquiry-words';
import { contactOf } from '../../cards/contact';
import { needCard } from '../../cards/need-card';
import { shownPicture } from '../../cards/picture';
import { shownPlace } from '../../cards/place';
import { needMeta } from '../../meta/need-meta';
import { needData } from './need-data';
import type { PageServerLoad } from './$types';

const SIMILAR = 3;

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app } = locals;
	const now = app.clock.now();
	const locale = getLocale();
	const context = { locale, city: app.city, now };
	const found = await app.database.read((db) => findNeed(db, params.slug, now));
	if (!found) error(404, m.need_not_found());
	if (found.kind === 'moved') redirect(301, localizeHref(`/mitmachen/${found.slug}`));
	if (found.kind === 'gone') {
		const resting = found.state === 'paused';
		const message = resting ? m.map_need_paused : m.need_gone;
		const instead = await similarTo(app, found, context);
		error(410, {
			message: message({ title: found.title }),
			resting,
			similar: instead.map(({ href, title, by }) => ({ href, title, by })),
		});
	}

	const { need, club, place, sessions, roles } = found;
	const coming = sessions.filter((session) => session.endsAt > now);
	const similar = await similarTo(app, need, context);
	return {
		meta: needMeta(app, { ...found, coming }),
		card: needCard({ ...need, clubName: club.name, clubSlug: club.slug }, context),
		posterHref: localizeHref(`/mitmachen/${need.slug}/plakat`),
		need: needData({ need, sessions, roles }, context),
		picture: await shownPicture(app, need),
		place: await shownPlace(app, place, need.district ?? club.district, context),
		contact: {
			...contactOf(club),
			...(need.state === 'open' ? { ask: localizeHref(`/mitmachen/${need.slug}/anfrage`) } : {}),
			reply: replyTime(await app.database.read((db) => usualReplyDays(db, club.id, now))),
		},
		similar,
		lang: locale === 'de' ? undefined : 'de',
	};
};

async function similarTo(
	{ database }: App,
	to: { id: string; topics: readonly string[] },
	context: CardContext,
) {
	const list = (topics?: readonly string[]) =>
		database.read((db) => listNeeds(db, { topics, limit: SIMILAR + 1 }, context.now));
	const near = to.topics.length > 0 ? await list(to.topics) : [];
	// Never a dead end: when nothing is alike, what is new.
	const rows = near.some(({ id }) => id !== to.id) ? near : await list();
	return rows
		.filter(({ id }) => id !== to.id)
		.slice(0, SIMILAR)
		.map((row) => needCard(row, context));
}
