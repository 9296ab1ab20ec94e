import { addMinutes, toInstant, ZONE, type LocalDateTime } from '$lib/domain/time/local';
import { ruleStarts } from '$lib/domain/time/recurrence';
import ICAL from 'ical.js';
import { berlinZone } from './zone';

export interface CalendarEvent {
	/** Never changes, whatever the address of this installation: calendars know an event by it. */
	id: string;
	title: string;
	/** All that is said about it, as plain text. */
	text: string;
	url: string;
	localStart: LocalDateTime;
	minutes: number;
	rule: string | null;
	/** Starts, or whole days. */
	leftOut: readonly string[];
	added: readonly LocalDateTime[];
	/** Single dates that are not as the rule says. */
	changed: readonly { localStart: LocalDateTime; state: string; reason: string }[];
	cancelled: boolean;
	location: string;
	geo?: { lat: number; lon: number };
	categories: readonly string[];
	sequence: number;
	changedAt: Date;
}

export interface CalendarFrame {
	/** Shown as the name of a subscribed calendar; a single event needs none. */
	name?: string;
	product: string;
	source?: string;
	/** Stands before the title of what is cancelled. */
	cancelledWord: string;
}

/** Domain of our own for ids: the name of a server may change, an id must not. */
const ID_DOMAIN = 'kalender.invalid';

// The library counts the space that begins a folded line to the next one.
ICAL.foldLength = 74;

/** RFC 5545, one file; lines are folded and text is escaped by the library. */
export function writeCalendar(events: readonly CalendarEvent[], frame: CalendarFrame): string {
	const calendar = new ICAL.Component('vcalendar');
	calendar.addPropertyWithValue('prodid', `-//${frame.product}//Kalender//DE`);
	calendar.addPropertyWithValue('version', '2.0');
	calendar.addPropertyWithValue('calscale', 'GREGORIAN');
	calendar.addPropertyWithValue('method', 'PUBLISH');
	if (frame.name) {
		for (const key of ['name', 'x-wr-calname'])
			calendar.addPropertyWithValue(key, frame.name).setParameter('value', 'TEXT');
		add(calendar, 'refresh-interval', ICAL.Duration.fromString('PT4H'));
		calendar.addPropertyWithValue('x-published-ttl', 'PT4H');
	}
	if (frame.source) calendar.addPropertyWithValue('source', frame.source);
	calendar.addSubcomponent(berlinZone());
	for (const event of events)
		for (const component of componentsOf(event, frame)) calendar.addSubcomponent(component);
	return `${calendar.toString()}\r\n`;
}

function componentsOf(event: CalendarEvent, frame: CalendarFrame): ICAL.Component[] {
	const series = event.rule !== null || event.added.length > 0;
	const main = component(event, frame, event.localStart, { cancelled: event.cancelled });
	if (event.rule) main.addPropertyWithValue('rrule', ruleOf(event.rule));
	for (const start of event.added) main.addProperty(wallTime('rdate', start));
	for (const start of startsLeftOut(event)) main.addProperty(wallTime('exdate', start));
	if (!series) return [main];
	const changed = event.changed.filter(({ state }) => state === 'cancelled' || state === 'moved');
	return [
		main,
		...changed.map(({ localStart, state, reason }) => {
			const one = component(event, frame, localStart, {
				cancelled: event.cancelled || state === 'cancelled',
				reason,
			});
			one.addProperty(wallTime('recurrence-id', localStart));
			return one;
		}),
	];
}

function component(
	event: CalendarEvent,
	frame: CalendarFrame,
	localStart: LocalDateTime,
	{ cancelled, reason = '' }: { cancelled: boolean; reason?: string },
): ICAL.Component {
	const one = new ICAL.Component('vevent');
	one.addPropertyWithValue('uid', `${event.id}@${ID_DOMAIN}`);
	const stamp = ICAL.Time.fromJSDate(event.changedAt, true);
	add(one, 'dtstamp', stamp);
	add(one, 'last-modified', stamp);
	one.addProperty(wallTime('dtstart', localStart));
	one.addProperty(wallTime('dtend', addMinutes(localStart, event.minutes)));
	one.addPropertyWithValue('sequence', String(event.sequence));
	one.addPropertyWithValue('status', cancelled ? 'CANCELLED' : 'CONFIRMED');
	const title = cancelled ? `${frame.cancelledWord}: ${event.title}` : event.title;
	one.addPropertyWithValue('summary', plain(title));
	one.addPropertyWithValue('description', plain([reason, event.text].filter(Boolean).join('\n\n')));
	if (event.location) one.addPropertyWithValue('location', plain(event.location));
	if (event.geo) add(one, 'geo', [event.geo.lat, event.geo.lon]);
	one.addPropertyWithValue('url', event.url);
	if (event.categories.length > 0) {
		const categories = new ICAL.Property('categories');
		categories.setValues(event.categories.map(plain));
		one.addProperty(categories);
	}
	one.addPropertyWithValue('class', 'PUBLIC');
	// Nobody is busy because a club invites.
	one.addPropertyWithValue('transp', 'TRANSPARENT');
	return one;
}

const add = (to: ICAL.Component, name: string, value: unknown) =>
	to.addPropertyWithValue(name, value);

/** Signs that end a line or a field in some program, though no letter of any text. */
const plain = (text: string): string =>
	text
		.replace(/\r\n?/g, '\n')
		.replace(/[\p{Cc}\u2028\u2029]/gu, (sign) => (sign === '\n' ? sign : ' '));

function wallTime(name: string, local: LocalDateTime): ICAL.Property {
	const property = new ICAL.Property(name);
	property.setParameter('tzid', ZONE);
	property.setValue(ICAL.Time.fromDateTimeString(`${local}:00`));
	return property;
}

/** With a zone at its start, a rule must say its end as a moment. */
function ruleOf(text: string): ICAL.Recur {
	const bare = text
		.trim()
		.replace(/^RRULE:/i, '')
		.toUpperCase();
	const until = /UNTIL=(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(?:\d{2})?(Z?))?/.exec(bare);
	const rule = ICAL.Recur.fromString(bare.replace(/;?UNTIL=[^;]*/, '').replace(/^;/, ''));
	if (until) {
		const [, year, month, day, hour = '23', minute = '59', utc] = until;
		const local = `${year}-${month}-${day}T${hour}:${minute}`;
		const moment = utc ? new Date(`${local}:00Z`) : toInstant(local, ZONE);
		rule.until = ICAL.Time.fromJSDate(moment, true);
	}
	return rule;
}

/** A whole day left out is every start on that day. */
function startsLeftOut(event: CalendarEvent): LocalDateTime[] {
	return event.leftOut.flatMap((out) => {
		if (out.length > 10) return [out];
		const rule = event.rule ?? '';
		const starts = [...ruleStarts(rule, event.localStart, `${out}T00:00`, `${out}T23:59`)];
		return [...new Set([...starts, ...event.added.filter((start) => start.startsWith(out))])];
	});
}
