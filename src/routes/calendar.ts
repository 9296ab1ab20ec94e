import { publicContact } from '$lib/domain/club/public-contact';
import { isExact } from '$lib/domain/place/distance';
import { minutesBetween } from '$lib/domain/time/local';
import { topics } from '$lib/domain/vocabulary/topics';
import { labelOf } from '$lib/domain/vocabulary/term';
import { m } from '$lib/messages';
import type { App } from '$lib/server/app';
import type { CalendarRow } from '$lib/server/events';
import type { FoundNeed } from '$lib/server/needs';
import { writeCalendar, type CalendarEvent } from '$lib/server/exchange';

// Calendars speak the language of the clubs: one file for everyone.
const de = { locale: 'de' } as const;

/** What calendar programs fetch again and again may be an hour old. */
const CACHE = 'public, max-age=900';

export function calendarAnswer(
	app: App,
	rows: readonly CalendarRow[],
	file: { name?: string; path: string; fileName: string },
): Response {
	return fileAnswer(
		app,
		rows.map((row) => calendarEvent(app, row)),
		file,
	);
}

/** What a volunteer offered to come to: each fixed time of a need. */
export function needCalendarAnswer(
	app: App,
	{ need, club, place, sessions }: Extract<FoundNeed, { kind: 'here' }>,
): Response {
	const url = `${app.settings.origins[0]}/mitmachen/${need.slug}`;
	const events = sessions.map((session, at): CalendarEvent => ({
		// A day that is moved stays the same entry.
		...{ id: at === 0 ? need.id : `${need.id}-${at}`, title: need.title, url },
		text: textOf([
			app.settings.demo ? m.map_demo_line({}, de) : '',
			need.text || need.summary,
			contactOf(app, club),
			url,
		]),
		localStart: session.localStart,
		minutes: minutesBetween(session.localStart, session.localEnd),
		...{ rule: null, leftOut: [], added: [], changed: [], cancelled: false },
		...whereOf(place),
		categories: need.topics.map((key) => labelOf(topics, key, 'de')),
		...{ sequence: 0, changedAt: need.updatedAt },
	}));
	return fileAnswer(app, events, { path: `/mitmachen/${need.slug}.ics`, fileName: need.slug });
}

function fileAnswer(
	app: App,
	events: readonly CalendarEvent[],
	file: { name?: string; path: string; fileName: string },
): Response {
	const origin = app.settings.origins[0];
	const text = writeCalendar(events, {
		name: file.name,
		product: app.city.product,
		source: file.name && origin + file.path,
		cancelledWord: m.card_cancelled({}, de),
	});
	return new Response(text, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `attachment; filename="${file.fileName}.ics"`,
			'cache-control': CACHE,
			'x-robots-tag': 'noindex',
		},
	});
}

function calendarEvent(app: App, { event, club, place, changed }: CalendarRow): CalendarEvent {
	const url = `${app.settings.origins[0]}/termine/${event.slug}`;
	return {
		...event,
		text: textOf([
			app.settings.demo ? m.map_demo_line({}, de) : '',
			event.reason,
			event.text,
			contactOf(app, club),
			url,
		]),
		url,
		changed,
		cancelled: event.state === 'cancelled',
		...(event.online ? { location: m.event_online({}, de) } : whereOf(place)),
		categories: event.topics.map((key) => labelOf(topics, key, 'de')),
		changedAt: event.updatedAt,
	};
}

const textOf = (said: readonly string[]): string => said.filter(Boolean).join('\n\n');

function contactOf({ city: { owner } }: App, club: CalendarRow['club']): string {
	const { phone, mail } = club ? publicContact(club) : owner;
	return [club?.name ?? owner.name, phone, mail].filter(Boolean).join(' · ');
}

function whereOf(place: CalendarRow['place']): Pick<CalendarEvent, 'location' | 'geo'> {
	if (!place) return { location: '' };
	const town = `${place.postcode} ${place.town}`.trim();
	const location = [place.name, place.street, town].filter(Boolean).join(', ');
	// The middle of a district would lead people to the wrong door.
	return place.lat !== null && place.lon !== null && isExact(place.accuracy)
		? { location, geo: { lat: rounded(place.lat), lon: rounded(place.lon) } }
		: { location };
}

/** To the decimetre: more says nothing. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
