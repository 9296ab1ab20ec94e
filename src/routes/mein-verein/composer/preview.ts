import type { EventContent } from '$lib/domain/event/content';
import type { NeedContent } from '$lib/domain/need/content';
import type { NewsContent } from '$lib/domain/news/content';
import type { Pin } from '$lib/domain/place/pin';
import { Refused } from '$lib/domain/result';
import type { EntryContent } from '$lib/domain/writing/forms';
import type { WrittenKind } from '$lib/domain/writing/kinds';
import { getLocale, localizeHref } from '$lib/messages';
import type { App } from '$lib/server/app';
import { clubWithPlace } from '$lib/server/clubs';
import { listClashes } from '$lib/server/entries';
import { previewEvent } from '$lib/server/events';
import { previewNeed } from '$lib/server/needs';
import { contactOf } from '../../cards/contact';
import { shownPicture } from '../../cards/picture';
import { placeData } from '../../cards/place';
import { eventData } from '../../termine/[slug]/event-data';
import { needData } from '../../mitmachen/[slug]/need-data';
import { newsData } from '../../neuigkeiten/news-data';
import type { Chosen } from '../chosen-club';
import { clashWords } from './clash-words';

/** Exactly what the pages of the public are made of, from what is not stored yet. */
export async function previewOf(
	app: App,
	{ met, club }: Chosen,
	kind: WrittenKind,
	{ id, content }: { id: string; content: EntryContent },
) {
	const now = app.clock.now();
	const locale = getLocale();
	const context = { city: app.city, locale, now };
	const found = await app.database.read((db) => clubWithPlace(db, club.id));
	if (!found) throw new Refused('not-found');
	const wanted = content.place ?? 'verein';
	const place = typeof wanted === 'string' ? (wanted === 'verein' ? found.place : null) : wanted;
	const district = wanted === 'verein' ? found.club.district : null;
	const where = { placeId: null, district };
	const given = { slug: '', state: '', place: where, publishedAt: now, now };
	const shown = {
		place: placeData(
			place && { ...spotOf('pin' in place ? place : {}), stepFree: null, ...place },
			district ?? found.club.district,
			context,
		),
		contact: contactOf(found.club),
		club: { name: club.name, href: localizeHref(`/vereine/${club.slug}`) },
		lang: locale === 'de' ? undefined : 'de',
		picture: await shownPicture(app, {
			pictureId: content.picture?.id ?? null,
			pictureAlt: content.picture?.alt ?? '',
			pictureCredit: content.picture?.credit ?? '',
		}),
	};
	switch (kind) {
		case 'news':
			return {
				...{ kind, ...shown, clashes: [] as string[] },
				news: newsData({ ...(content as NewsContent), publishedAt: now }, context),
			};
		case 'need': {
			const rows = previewNeed(id, club.id, {
				...given,
				content: content as NeedContent,
				state: 'open',
			});
			return { ...{ kind, ...shown, clashes: [] as string[] }, need: needData(rows, context) };
		}
		case 'event': {
			const said = content as EventContent;
			const rows = previewEvent(id, club.id, { ...given, content: said, state: 'planned' });
			const clashes = await listClashes(app, met, {
				...{ clubId: club.id, id, localStart: said.localStart },
				district: district ?? found.club.district,
			});
			return {
				...{ kind, ...shown, clashes: clashes.map((one) => clashWords(one, locale)) },
				event: eventData(rows, context),
			};
		}
	}
}
/** Of an address nobody looked up yet, only a pin that was set says where it is. */
const spotOf = ({ pin }: { pin?: Pin }) =>
	pin ? { ...pin, accuracy: 'house' } : { lat: null, lon: null, accuracy: null };

export type Preview = Awaited<ReturnType<typeof previewOf>>;
