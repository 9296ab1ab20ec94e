import { describe, expect, it, vi } from 'vitest';
import { cityDay } from './calendar';
import { nowhere } from './gazetteer';
import { demoLuebeck } from './luebeck';
import { planDemo } from './plan';
import type { Rows } from './rows';

// A whole city is laid out in each of them; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const PUBLIC_CLUB = ['approved', 'verified'];
const layOut = (day: string): Rows => planDemo(demoLuebeck, nowhere, new Date(`${day}T10:00:00Z`));
const planned = new Map<string, Rows>();
/** Laid out once for all that only read it. */
function plan(day: string): Rows {
	const rows = planned.get(day) ?? layOut(day);
	planned.set(day, rows);
	return rows;
}

// A weekday, a weekend, both clock changes, the turn of the year, a leap day.
const DAYS = ['2026-11-21', '2027-01-01', '2027-03-28', '2027-07-14', '2027-10-31', '2028-02-29'];

describe('demo city', () => {
	it.each(DAYS)('is full of life on %s', (day) => {
		const rows = plan(day);
		const now = new Date(`${day}T10:00:00Z`);
		const clubs = new Set(rows.club.filter((c) => PUBLIC_CLUB.includes(c.state)).map((c) => c.id));
		const ofPublic = (thing: { clubId?: string | null }) => clubs.has(thing.clubId ?? '');
		const comingIds = new Set(rows.eventDate.filter((d) => d.startsAt > now).map((d) => d.eventId));
		expect(rows.club.length).toBeGreaterThanOrEqual(320);
		expect(rows.need.length).toBeGreaterThanOrEqual(420);
		expect(rows.event.length).toBeGreaterThanOrEqual(500);
		expect(rows.eventDate.length).toBeGreaterThanOrEqual(900);
		expect(rows.news.length).toBeGreaterThanOrEqual(600);
		expect(clubs.size).toBeGreaterThanOrEqual(280);
		expect(
			rows.need.filter((n) => n.state === 'open' && n.expiresAt > now && ofPublic(n)).length,
		).toBeGreaterThanOrEqual(250);
		expect(
			rows.event.filter(
				(e) =>
					['planned', 'moved', 'full', 'cancelled'].includes(e.state) &&
					comingIds.has(e.id ?? '') &&
					ofPublic(e),
			).length,
		).toBeGreaterThanOrEqual(300);
		expect(
			rows.news.filter((n) => n.state === 'published' && ofPublic(n)).length,
		).toBeGreaterThanOrEqual(400);
	});

	it('is the same for everybody on the same day, and its ids are the same on every day', () => {
		expect(layOut('2026-11-21')).toEqual(plan('2026-11-21'));
		expect(plan('2026-11-21').club.map((c) => c.id)).toEqual(
			plan('2027-07-14').club.map((c) => c.id),
		);
	});

	it('has entries nobody runs yet: one to take over by a code, others by asking the coordination', () => {
		const free = plan('2026-11-21').club.filter(
			({ claimed, state }) => !claimed && PUBLIC_CLUB.includes(state),
		);
		const byCode = free.filter(({ contactMail }) => contactMail !== '');
		// A mailbox of the demo, where its post can be read.
		expect(byCode.map(({ contactMail }) => /\.example$/.test(contactMail ?? ''))).toEqual([true]);
		expect(free.length).toBeGreaterThan(byCode.length + 1);
	});

	it('gives every thing an address of its own', () => {
		const rows = plan('2026-11-21');
		const taken = rows.address.map((a) => `${a.thingKind} ${a.slug}`);
		expect(new Set(taken).size).toBe(taken.length);
		expect(rows.address.length).toBe(
			rows.club.length + rows.need.length + rows.event.length + rows.news.length,
		);
	});

	it('names only addresses and numbers that are kept free for fiction', () => {
		for (const row of Object.values(plan('2026-11-21')).flat()) {
			const text = JSON.stringify(row);
			for (const [, host = ''] of text.matchAll(/@([a-z0-9.-]+)|https?:\/\/[a-z0-9.-]+/gi))
				if (host) expect(host).toMatch(/\.example$/);
			for (const [url] of text.matchAll(/https?:\/\/[^"/]+/g)) expect(url).toMatch(/\.example$/);
			for (const [number] of text.matchAll(/"(?:contactPhone|phone)":"[^"]+"/g))
				expect(number).toMatch(/"030 23125 \d{3}"$/);
		}
	});

	it('puts a fixed date on the weekday its text speaks of', () => {
		const rows = plan('2026-11-21');
		const names = ['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag'];
		const sessions = new Map(rows.needSession.map((s) => [s.needId, s]));
		const wrong = rows.need.filter((need) => {
			const session = sessions.get(need.id ?? '');
			const spoken = names.filter((n) => `${need.title} ${need.text}`.toLowerCase().includes(n));
			if (!session || spoken.length !== 1) return false;
			return names[new Date(`${session.localStart}Z`).getUTCDay()] !== spoken[0];
		});
		expect(wrong.map((n) => n.title)).toEqual([]);
	});

	it('reads as if many people had written it: no sentence more than 5, no title more than 3 times', () => {
		const rows = plan('2026-11-21');
		const names = [...rows.club.map((c) => c.name), ...demoLuebeck.venues.map((v) => v.name)].sort(
			(a, b) => b.length - a.length,
		);
		const mark = (text: string) => {
			let marked = text.toLowerCase();
			for (const name of names) marked = marked.replaceAll(name.toLowerCase(), '§');
			return marked
				.replace(/\b(mon|diens|donners|frei|sams|sonn)tags?\b|\bmittwochs?\b|\bsonnabends?\b/g, '§')
				.replace(
					/\b(januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)\b/g,
					'§',
				)
				.replace(
					/\b(ein|eine|einen|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\b/g,
					'#',
				)
				.replace(/\d+/g, '#');
		};
		const count = (texts: string[], most: number) => {
			const seen = new Map<string, number>();
			for (const text of texts) seen.set(text, (seen.get(text) ?? 0) + 1);
			return [...seen].filter(([, times]) => times > most);
		};
		const texts = [
			...rows.club.flatMap((c) => [c.sentence ?? '', c.about ?? '']),
			...[...rows.need, ...rows.event, ...rows.news].map((t) => t.text ?? ''),
		];
		const sentences = texts
			.flatMap((text) => mark(text).split(/(?<=[.!?…])\s+|\n+/))
			.map((s) => s.trim())
			.filter((s) => s.split(' ').length >= 3);
		expect(count(sentences, 5)).toEqual([]);
		const titles = [...rows.need, ...rows.event, ...rows.news].map((t) => mark(t.title));
		expect(count(titles, 3)).toEqual([]);
	});

	it('knows its own day whatever the zone of the machine', () => {
		expect(cityDay(new Date('2026-11-21T23:30:00Z'))).toBe('2026-11-22');
		expect(cityDay(new Date('2027-06-30T22:30:00Z'))).toBe('2027-07-01');
	});
});
