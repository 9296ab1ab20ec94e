import type { EventContent } from '$lib/domain/event/content';
import type { NeedContent } from '$lib/domain/need/content';
import type { NewsContent } from '$lib/domain/news/content';
import { Refused } from '$lib/domain/result';
import type { EntryContent } from '$lib/domain/writing/forms';
import type { WrittenKind } from '$lib/domain/writing/kinds';
import { getLocale, localizeHref } from '$lib/messages';
import type { App } from '$lib/server/app';
import { clubWithPlace, locatePlace } from '$lib/server/clubs';
import { usualReplyDays } from '$lib/server/enquiries';
import { previewEvent } from '$lib/server/events';
import { previewNeed } from '$lib/server/needs';
import type { Located } from '$lib/server/platform/geocoder';
import { replyTime } from '../enquiry-words';
import { needData } from '../mitmachen/[slug]/need-data';
import { newsData } from '../neuigkeiten/news-data';
import { eventData } from '../termine/[slug]/event-data';
import { contactOf } from './contact';
import { shownPicture } from './picture';
import { placeData } from './place';

interface Wanted {
	kind: WrittenKind;
	id: string;
	clubId: string;
	content: EntryContent;
	/** Of what is public already: since when, and how it stands. */
	public?: { state: string; publishedAt: Date };
}

/** Exactly what the pages of the public are made of, from what is not stored yet. */
export async function entryPreview(app: App, wanted: Wanted) {
	const { kind, id, clubId, content } = wanted;
	const now = app.clock.now();
	const locale = getLocale();
	const context = { city: app.city, locale, now };
	const found = await app.database.read((db) => clubWithPlace(db, clubId));
	if (!found) throw new Refused('not-found');
	const { club } = found;
	const there = content.place ?? 'verein';
	const own = typeof there === 'string' ? undefined : there;
	const located = await locatePlace(app, own);
	const place = own ? { ...own, ...spotOf(located) } : there === 'verein' ? found.place : null;
	const district = own ? (located?.district ?? null) : there === 'verein' ? club.district : null;
	const where = placeData(place, district ?? club.district, context);
	const publishedAt = wanted.public?.publishedAt ?? now;
	const given = { slug: '', place: { placeId: null, district }, publishedAt, now };
	const shown = {
		place: { ...where, later: !where.spot && located?.again === true },
		district: district ?? club.district,
		contact: contactOf(club),
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
				...{ kind, ...shown },
				news: newsData({ ...(content as NewsContent), publishedAt }, context),
			};
		case 'need': {
			const state = wanted.public?.state ?? 'open';
			const rows = previewNeed(id, clubId, { ...given, state, content: content as NeedContent });
			const days = await app.database.read((db) => usualReplyDays(db, clubId, now));
			// It has no page yet on which one could ask.
			const contact = { ...shown.contact, ask: '#kontakt', reply: replyTime(days) };
			return { ...{ kind, ...shown, contact }, need: needData(rows, context) };
		}
		case 'event': {
			const state = wanted.public?.state ?? 'planned';
			const rows = previewEvent(id, clubId, { ...given, state, content: content as EventContent });
			return { ...{ kind, ...shown }, event: eventData(rows, context) };
		}
	}
}
/** Where its address lies, as after a yes. */
const spotOf = (located: Located | undefined) => ({
	lat: located?.lat ?? null,
	lon: located?.lon ?? null,
	accuracy: located?.accuracy ?? null,
	stepFree: null,
});

export type EntryPreview = Awaited<ReturnType<typeof entryPreview>>;
