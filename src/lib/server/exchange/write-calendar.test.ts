import { occurrences } from '$lib/domain/time/series';
import { toInstant } from '$lib/domain/time/local';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, it } from 'vitest';
import { writeCalendar, type CalendarEvent } from './write-calendar';

const event: CalendarEvent = {
	id: '0199a1b2-0000-7000-8000-000000000001',
	title: 'Chorprobe; mit Kaffee, Kuchen \\ Klönschnack',
	text: 'Erste Zeile.\n\nZweite „Zeile“ mit Überlänge: ' + 'Grünkohlgemüsesüppchen '.repeat(12),
	url: 'https://tohoop.example/termine/chorprobe',
	localStart: '2026-10-22T19:30',
	minutes: 120,
	rule: null,
	leftOut: [],
	added: [],
	changed: [],
	cancelled: false,
	location: 'Gemeindehaus, Wallstraße 4, 23560 Lübeck',
	geo: { lat: 53.86, lon: 10.69 },
	categories: ['Kultur & Musik'],
	sequence: 3,
	changedAt: new Date('2026-10-01T08:00:00Z'),
};
const frame = { product: 'Tohoop', cancelledWord: 'Abgesagt' };

/** Read as a calendar program reads it: zones from the file itself, exceptions applied. */
function read(text: string, count: number) {
	const calendar = ICAL.Component.fromString(text);
	for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
	const [main, ...more] = calendar.getAllSubcomponents('vevent');
	if (!main) throw new Error('No event');
	const series = new ICAL.Event(main, { exceptions: more.map((one) => new ICAL.Event(one)) });
	const found: { start: Date; end: Date; status: unknown; summary: string }[] = [];
	const steps = series.iterator();
	for (let next = steps.next(); next && found.length < count; next = steps.next()) {
		const { startDate, endDate, item } = series.getOccurrenceDetails(next);
		found.push({
			start: startDate.toJSDate(),
			end: endDate.toJSDate(),
			status: item.component.getFirstPropertyValue('status'),
			summary: item.summary,
		});
	}
	return { series, found };
}

describe('the calendar file', () => {
	it('comes back as it was said', () => {
		const text = writeCalendar([event], frame);
		const { series, found } = read(text, 3);
		expect(series.summary).toBe(event.title);
		expect(series.description).toBe(event.text);
		expect(series.location).toBe(event.location);
		expect(series.sequence).toBe(3);
		expect(series.component.getFirstPropertyValue('geo')).toEqual([53.86, 10.69]);
		expect(found[0]?.start).toEqual(toInstant(event.localStart));
		expect(found[0]?.end).toEqual(toInstant('2026-10-22T21:30'));
	});

	it('is made of lines of at most 75 octets, each ended as the standard says', () => {
		const text = writeCalendar([event], frame);
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		for (const line of text.split('\r\n'))
			expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
	});

	it('keeps the clock on the wall over both changes of the year', () => {
		const weekly = { ...event, rule: 'FREQ=WEEKLY;UNTIL=20270415' };
		const { found } = read(writeCalendar([weekly], frame), 60);
		const ours = occurrences(
			{
				start: event.localStart,
				end: '2026-10-22T21:30',
				rule: weekly.rule,
				exceptions: [],
				additions: [],
			},
			'2026-10-01T00:00',
			'2027-12-31T00:00',
		);
		expect(found.map(({ start }) => start)).toEqual(ours.map(({ startsAt }) => startsAt));
		expect(found.map(({ end }) => end)).toEqual(ours.map(({ endsAt }) => endsAt));
		const hours = new Set(found.map(({ start }) => start.getUTCHours()));
		expect([...hours].sort()).toEqual([17, 18]);
	});

	it('leaves out, adds, cancels and moves single dates', () => {
		const { found } = read(
			writeCalendar(
				[
					{
						...event,
						rule: 'FREQ=WEEKLY;COUNT=5',
						leftOut: ['2026-10-29', '2026-11-05T19:30'],
						added: ['2026-10-31T10:00'],
						changed: [
							{ localStart: '2026-11-12T19:30', state: 'cancelled', reason: 'Grippe' },
							{ localStart: '2026-11-19T19:30', state: 'full', reason: '' },
						],
					},
				],
				frame,
			),
			20,
		);
		expect(found.map(({ start, status }) => [start, status])).toEqual([
			[toInstant('2026-10-22T19:30'), 'CONFIRMED'],
			[toInstant('2026-10-31T10:00'), 'CONFIRMED'],
			[toInstant('2026-11-12T19:30'), 'CANCELLED'],
			[toInstant('2026-11-19T19:30'), 'CONFIRMED'],
		]);
		expect(found[2]?.summary).toBe(`Abgesagt: ${event.title}`);
	});

	it('says of a whole event that it is cancelled', () => {
		const { series } = read(writeCalendar([{ ...event, cancelled: true }], frame), 1);
		expect(series.component.getFirstPropertyValue('status')).toBe('CANCELLED');
	});

	it('S64 lets no text out of its field', () => {
		const hostile = 'x\r\nEND:VEVENT\r\nBEGIN:VALARM\nACTION:AUDIO\u2028\u0000';
		const text = writeCalendar(
			[{ ...event, title: hostile, text: hostile, location: hostile, categories: [hostile] }],
			frame,
		);
		const calendar = ICAL.Component.fromString(text);
		expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(['vtimezone', 'vevent']);
		expect(calendar.getFirstSubcomponent('vevent')?.getAllSubcomponents()).toEqual([]);
	});
});

/** A second program, with rules and zones of its own. */
function readElsewhere(text: string, from: Date, to: Date) {
	const [event] = Object.values(nodeIcal.sync.parseICS(text)).filter(
		(one) => one?.type === 'VEVENT',
	);
	if (event?.type !== 'VEVENT') throw new Error('No event');
	return { event, dates: nodeIcal.expandRecurringEvent(event, { from, to }) };
}

describe('the calendar file in another program', () => {
	it('comes back as it was said', () => {
		const { event: read } = readElsewhere(
			writeCalendar([event], frame),
			new Date('2026-10-01'),
			new Date('2026-12-01'),
		);
		expect(read).toMatchObject({
			summary: event.title,
			description: event.text,
			location: event.location,
			status: 'CONFIRMED',
		});
		expect(read.start.getTime()).toBe(toInstant(event.localStart).getTime());
		expect(read.end?.getTime()).toBe(toInstant('2026-10-22T21:30').getTime());
	});

	it('keeps the clock on the wall over both changes of the year, without the dates left out', () => {
		const series = {
			start: event.localStart,
			end: '2026-10-22T21:30',
			rule: 'FREQ=WEEKLY;UNTIL=20270415',
			exceptions: [],
			additions: [],
		};
		const leftOut = ['2026-10-29T19:30', '2027-04-01T19:30'];
		const { dates } = readElsewhere(
			writeCalendar([{ ...event, rule: series.rule, leftOut }], frame),
			new Date('2026-10-01'),
			new Date('2027-12-31'),
		);
		const ours = occurrences(series, '2026-10-01T00:00', '2027-12-31T00:00').filter(
			({ startsAt }) => !leftOut.some((day) => toInstant(day).getTime() === startsAt.getTime()),
		);
		expect(ours.length).toBe(24);
		expect(dates.map(({ start }) => start.toISOString())).toEqual(
			ours.map(({ startsAt }) => startsAt.toISOString()),
		);
		expect(dates.map(({ end }) => end.toISOString())).toEqual(
			ours.map(({ endsAt }) => endsAt.toISOString()),
		);
	});

	it('knows which single date is cancelled', () => {
		const { dates } = readElsewhere(
			writeCalendar(
				[
					{
						...event,
						rule: 'FREQ=WEEKLY;COUNT=3',
						changed: [{ localStart: '2026-10-29T19:30', state: 'cancelled', reason: 'Grippe' }],
					},
				],
				frame,
			),
			new Date('2026-10-01'),
			new Date('2026-12-31'),
		);
		expect(dates.map(({ event: { status } }) => status)).toEqual([
			'CONFIRMED',
			'CANCELLED',
			'CONFIRMED',
		]);
	});
});
