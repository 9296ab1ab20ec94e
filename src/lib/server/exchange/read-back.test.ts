import { toInstant } from '$lib/domain/time/local';
import { expect, it } from 'vitest';
import { writeCalendar, type CalendarEvent } from './write-calendar';

// A second reader of our calendar files, which shares nothing with the library that writes them: it takes RFC 5545
// at its word, and knows of a zone only what the file says about it.

interface Line {
	name: string;
	parameters: Map<string, string>;
	value: string;
}
interface Part {
	name: string;
	lines: Line[];
	parts: Part[];
}

const LINE = /^([A-Z][A-Z0-9-]*)((?:;[A-Z0-9-]+=(?:"[^"\p{Cc}]*"|[^";:,\p{Cc}]*))*):([^\p{Cc}]*)$/u;

function readParts(text: string): Part {
	expect(text.endsWith('\r\n')).toBe(true);
	const root: Part = { name: '', lines: [], parts: [] };
	const open = [root];
	for (const whole of text
		.slice(0, -2)
		.replaceAll(/\r\n[ \t]/g, '')
		.split('\r\n')) {
		const [, name = '', rest = '', value = ''] = LINE.exec(whole) ?? [];
		expect(name, whole).not.toBe('');
		const inner = open.at(-1);
		if (!inner) throw new Error('Nothing is open');
		if (name === 'BEGIN') {
			const part: Part = { name: value, lines: [], parts: [] };
			inner.parts.push(part);
			open.push(part);
		} else if (name === 'END') {
			expect(value).toBe(inner.name);
			open.pop();
		} else {
			const parameters = new Map(
				rest
					.split(';')
					.filter(Boolean)
					.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]),
			);
			inner.lines.push({ name, parameters, value });
		}
	}
	expect(open).toHaveLength(1);
	return root;
}

const all = (part: Part, name: string) => part.lines.filter((line) => line.name === name);
function one(part: Part, name: string): Line {
	const [line, ...more] = all(part, name);
	if (!line || more.length > 0) throw new Error(`${part.name} has ${more.length + 1} × ${name}`);
	return line;
}
const words = (value: string) =>
	value.replaceAll(/\\(n|N|\\|;|,)/g, (_all, sign: string) => (/n/i.test(sign) ? '\n' : sign));

/** "20261025T193000" as if it were UTC; days are counted with that. */
function wall(value: string): number {
	const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(value) ?? [];
	expect(y, value).toBeDefined();
	return Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi), Number(s));
}
const offset = (value: string) => {
	const [, sign = '', h = '', m = ''] = /^([+-])(\d\d)(\d\d)$/.exec(value) ?? [];
	return (sign === '-' ? -1 : 1) * (Number(h) * 60 + Number(m)) * 60_000;
};

/** The moment of a time on the wall, by what the zone's own rules say: the last change before it counts. */
function momentOf(zone: Part, time: number): Date {
	const year = new Date(time).getUTCFullYear();
	let latest = { at: -Infinity, to: 0 };
	for (const change of zone.parts) {
		const rule = /^FREQ=YEARLY;.*$/.exec(one(change, 'RRULE').value)?.[0] ?? '';
		const month = Number(/BYMONTH=(\d+)/.exec(rule)?.[1]);
		expect(rule).toContain('BYDAY=-1SU');
		const clock = wall(one(change, 'DTSTART').value) % 86_400_000;
		for (const y of [year - 1, year]) {
			const last = new Date(Date.UTC(y, month, 0));
			const at = last.getTime() - last.getUTCDay() * 86_400_000 + clock;
			if (at <= time && at > latest.at)
				latest = { at, to: offset(one(change, 'TZOFFSETTO').value) };
		}
	}
	return new Date(time - latest.to);
}

const weekly: CalendarEvent = {
	id: '0199a1b2-0000-7000-8000-000000000009',
	title: 'Singen; mit Kaffee, Kuchen \\ Klönschnack',
	text: `Erste Zeile.\n\nDanach: ${'Grünkohlgemüsesüppchen, '.repeat(12)}`,
	url: 'https://tohoop.example/termine/singen',
	localStart: '2026-10-11T19:30',
	minutes: 90,
	rule: 'FREQ=WEEKLY;UNTIL=20270418',
	leftOut: ['2026-11-01'],
	added: ['2026-11-03T10:00'],
	changed: [{ localStart: '2026-10-25T19:30', state: 'cancelled', reason: 'Sturmflut' }],
	cancelled: false,
	location: 'Gemeindehaus, Wallstraße 4',
	geo: { lat: 53.86, lon: 10.69 },
	categories: ['Kultur & Musik', 'Chor, Gesang'],
	sequence: 3,
	changedAt: new Date('2026-10-01T08:00:00Z'),
};

it('is read the same by a second reader, over both changes of the clock', () => {
	const [calendar] = readParts(
		writeCalendar([weekly], { product: 'Tohoop', cancelledWord: 'Abgesagt' }),
	).parts;
	const zone = calendar?.parts.find(({ name }) => name === 'VTIMEZONE');
	const [main, changed, ...more] = calendar?.parts.filter(({ name }) => name === 'VEVENT') ?? [];
	if (!zone || !main || !changed) throw new Error('Not what was written');
	expect(more).toEqual([]);
	expect(words(one(main, 'SUMMARY').value)).toBe(weekly.title);
	expect(words(one(main, 'DESCRIPTION').value)).toBe(weekly.text);
	expect(words(one(main, 'LOCATION').value)).toBe(weekly.location);
	expect(one(main, 'GEO').value).toBe('53.86;10.69');
	expect(
		one(main, 'CATEGORIES')
			.value.split(/(?<!\\),/)
			.map(words),
	).toEqual(weekly.categories);
	expect(one(main, 'UID').value).toBe(one(changed, 'UID').value);
	expect(one(changed, 'STATUS').value).toBe('CANCELLED');
	expect(one(zone, 'TZID').value).toBe(one(main, 'DTSTART').parameters.get('TZID'));

	const until = wall(/UNTIL=(\d+T\d+Z)/.exec(one(main, 'RRULE').value)?.[1] ?? '');
	const start = wall(one(main, 'DTSTART').value);
	const length = wall(one(main, 'DTEND').value) - start;
	const out = new Set(all(main, 'EXDATE').map(({ value }) => wall(value)));
	const found = all(main, 'RDATE').map(({ value }) => wall(value));
	for (let at = start; momentOf(zone, at).getTime() <= until; at += 7 * 86_400_000)
		if (!out.has(at)) found.push(at);
	found.sort((a, b) => a - b);

	const sundays = Array.from({ length: 28 }, (_, week) =>
		new Date(Date.UTC(2026, 9, 11 + 7 * week)).toISOString().slice(0, 10),
	);
	const meant = [
		...sundays.filter((day) => day !== '2026-11-01').map((day) => `${day}T19:30`),
		'2026-11-03T10:00',
	].sort();
	expect(found.map((at) => momentOf(zone, at))).toEqual(meant.map((local) => toInstant(local)));
	expect(length).toBe(weekly.minutes * 60_000);
	expect(wall(one(changed, 'RECURRENCE-ID').value)).toBe(wall('20261025T193000'));
	// Summer, winter and summer again.
	const hours = found.map((at) => momentOf(zone, at).getUTCHours());
	expect([hours.at(0), hours.at(10), hours.at(-1)]).toEqual([17, 18, 17]);
});
