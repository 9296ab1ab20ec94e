import { topics } from '$lib/domain/vocabulary/topics';
import { labelOf } from '$lib/domain/vocabulary/term';
import { m } from '$lib/messages';
import type { App } from '$lib/server/app';
import type { CalendarRow } from '$lib/server/events';
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
	const origin = app.settings.origins[0];
	const text = writeCalendar(
		rows.map((row) => calendarEvent(app, row)),
		{
			name: file.name,
			product: app.city.product,
			source: file.name && origin + file.path,
			cancelledWord: m.card_cancelled({}, de),
		},
	);
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
	const by = club?.name ?? app.city.owner.name;
	const contact = club
		? [club.contactPhonePublic && club.contactPhone, club.contactMailPublic && club.contactMail]
		: [app.city.owner.phone, app.city.owner.mail];
	const town = place ? `${place.postcode} ${place.town}`.trim() : '';
	return {
		...event,
		text: [
			app.settings.demo ? m.map_demo_line({}, de) : '',
			event.reason,
			event.text,
			[by, ...contact].filter(Boolean).join(' · '),
			url,
		]
			.filter(Boolean)
			.join('\n\n'),
		url,
		changed,
		cancelled: event.state === 'cancelled',
		location: event.online
			? m.event_online({}, de)
			: [place?.name, place?.street, town].filter(Boolean).join(', '),
		geo:
			place && !event.online && place.lat !== null && place.lon !== null
				? { lat: rounded(place.lat), lon: rounded(place.lon) }
				: undefined,
		categories: event.topics.map((key) => labelOf(topics, key, 'de')),
		changedAt: event.updatedAt,
	};
}

/** To the decimetre: more says nothing. */
const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
