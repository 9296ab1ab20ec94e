import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import { clubAboutSchema, clubContactSchema, clubNameSchema, riskOf } from './club/schema';
import { eventFields } from './event/schema';
import { dateField, linkField, mailField, phoneField, timeField } from './fields';
import { needFields } from './need/schema';
import { newsSchema } from './news/schema';
import { personSchema } from './person/schema';

// Thousands of runs on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const catalogues = ['de', 'en'].map(
	(locale) =>
		JSON.parse(readFileSync(`src/lib/messages/${locale}.json`, 'utf8')) as Record<string, string>,
);

const good = {
	clubName: { name: 'Chor am Kanal', legalForm: 'ev' },
	clubAbout: { sentence: 'Wir singen.', topics: 'kultur-musik' },
	clubContact: { contactMail: 'Post@Chor.Example' },
	need: {
		title: 'Stühle tragen',
		kind: 'einmalig',
		effort: 'bis-2-stunden',
		mode: 'vor-ort',
		date: '28.11.2026',
		time: '10',
		endTime: '12 Uhr',
	},
	event: { title: 'Probe', type: 'treff', date: '2026-11-28', time: '19:30', endTime: '21:00' },
	news: { title: 'Neuer Saal', text: 'Er ist fertig.' },
	person: { name: 'Ayşe K.', mail: 'ayse@chor.example' },
};
const schemas: [keyof typeof good, z.ZodType][] = [
	['clubName', clubNameSchema],
	['clubAbout', clubAboutSchema],
	['clubContact', clubContactSchema],
	['need', needFields],
	['event', eventFields],
	['news', newsSchema],
	['person', personSchema],
];

const messagesOf = (schema: z.ZodType, input: unknown): string[] =>
	schema.safeParse(input).error?.issues.map((issue) => issue.message) ?? [];
const errorsOf = (schema: z.ZodType, input: unknown): Record<string, string> =>
	Object.fromEntries(
		(schema.safeParse(input).error?.issues ?? []).map((issue) => [
			String(issue.path[0]),
			issue.message,
		]),
	);

describe.each(schemas)('%s', (name, schema) => {
	it('takes what a form sends', () => {
		expect(messagesOf(schema, good[name])).toEqual([]);
	});

	it('says in both languages how to mend an empty form', () => {
		const messages = messagesOf(schema, {});
		expect(messages.length).toBeGreaterThan(0);
		for (const message of messages)
			for (const catalogue of catalogues) expect(catalogue[message], message).toBeTruthy();
	});

	it('drops what was not asked for, also what would reach into the prototype', () => {
		const hostile = JSON.parse(
			`{"id":"1","clubId":"2","state":"verified","role":"owner","verifiedAt":"x","__proto__":{"admin":true},"constructor":"x"}`,
		) as object;
		const read = schema.parse({ ...hostile, ...good[name] }) as Record<string, unknown>;
		for (const field of ['id', 'clubId', 'state', 'role', 'verifiedAt', 'admin'])
			expect(read[field]).toBeUndefined();
		expect(Object.hasOwn(read, 'constructor')).toBe(false);
		expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
		expect(({} as Record<string, unknown>).admin).toBeUndefined();
	});

	const walls = ['a', ' ', '@', '.', 'a.', '1', '\u0000', '\ud800', 'e\u0301', '👩‍👩‍👧', '-', '=;'];
	it('turns down 100 KB in any field at once', () => {
		const fields = Object.keys(schema.safeParse(good[name]).data ?? {});
		for (const field of [...fields, ...Object.keys(good[name])])
			for (const wall of walls) {
				const value = wall.repeat(Math.ceil(100_000 / wall.length));
				// The best of three: another process may take the machine away for a moment.
				const took = [1, 2, 3].map(() => {
					const began = performance.now();
					schema.safeParse({ ...good[name], [field]: value });
					return performance.now() - began;
				});
				expect(Math.min(...took), `${field} ${JSON.stringify(wall)}`).toBeLessThan(50);
			}
	});

	it('never throws, keeps no NUL and no half character', () => {
		const value = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 60 }),
			fc.constantFrom('\u0000x', '\ud800', '\u202egnp', 'ja', 'ev', '1', '-1', '99.99.9999', ''),
			fc.anything({ maxDepth: 1 }),
		);
		const fields = [...Object.keys(good[name]), 'website', 'rule', 'lat', 'minAge', 'topics'];
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 6 }), (input) => {
				const result = schema.safeParse({ ...good[name], ...input });
				const kept = result.success ? Object.values(result.data as object) : [];
				const broken = kept.filter(
					(it) => typeof it === 'string' && (it.includes('\u0000') || !it.isWellFormed()),
				);
				expect(broken).toEqual([]);
			}),
			{ numRuns: 1_000 },
		);
	});
});

it('refuses a wrong choice and names the field', () => {
	expect(errorsOf(clubNameSchema, { ...good.clubName, legalForm: 'gang' })).toEqual({
		legalForm: 'club_legal_form_missing',
	});
	expect(errorsOf(clubAboutSchema, { ...good.clubAbout, topics: 'x' })).toEqual({
		topics: 'input_choice_unknown',
	});
	expect(errorsOf(clubContactSchema, { contactMail: '' })).toEqual({
		contactMail: 'club_contact_missing',
	});
	expect(errorsOf(needFields, { ...good.need, date: '', minAge: '18', maxAge: '16' })).toEqual({
		date: 'need_date_missing',
		maxAge: 'need_age_order',
	});
	expect(errorsOf(eventFields, { ...good.event, endTime: '18:00', rule: 'FREQ=HOURLY' })).toEqual({
		rule: 'series_rule_too_often',
		endTime: 'input_end_before_start',
	});
	expect(errorsOf(eventFields, { ...good.event, endTime: '18:00' })).toEqual({
		endTime: 'input_end_before_start',
	});
});

it('knows which fields of a club are a risk to change', () => {
	expect(['about', 'contactMail', 'name', 'donation', 'seen'].map(riskOf)).toEqual([
		...[null, 'contact', 'name', 'donation', null],
	]);
});

describe('a field', () => {
	const read = (schema: z.ZodType, raw: string) => {
		const result = schema.safeParse(raw);
		return result.success ? result.data : 'no';
	};
	it.each([
		['+49 451 12345', '+49 451 12345'],
		['0451/123 45-6', '0451/123 45-6'],
		['(0451) 12345', '(0451) 12345'],
		['', ''],
		['ruf an', 'no'],
		['12', 'no'],
		['0'.repeat(30), 'no'],
	])('phone %s → %s', (raw, kept) => {
		expect(read(phoneField, raw)).toBe(kept);
	});
	it.each([
		['Max.Muster@Web.Example', 'Max.Muster@web.example'],
		['jörg@grün.example', 'jörg@grün.example'],
		['a@b', 'no'],
		['a b@c.example', 'no'],
		['a@b.example, c@d.example', 'no'],
		['a@b.example\r\nBcc: x@y.example', 'no'],
		['@b.example', 'no'],
	])('mail %s → %s', (raw, kept) => {
		expect(read(mailField, raw)).toBe(kept);
	});
	it.each([
		['verein.example', 'https://verein.example/'],
		['http://verein.example/a?b=c', 'http://verein.example/a?b=c'],
		['javascript:alert(1)', 'no'],
		['data:text/html,x', 'no'],
		['https://user:pass@verein.example', 'no'],
		['https://localhost/', 'no'],
		['https://127.0.0.1/', 'no'],
		['//verein.example', 'no'],
		['ftp://verein.example', 'no'],
		['ein Verein', 'no'],
	])('link %s → %s', (raw, kept) => {
		expect(read(linkField, raw)).toBe(kept);
	});
	it.each([
		['28.11.2026', '2026-11-28'],
		['1.2.27', '2027-02-01'],
		['1. 2. 2027', '2027-02-01'],
		['2026-11-28', '2026-11-28'],
		['31.02.2026', 'no'],
		['morgen', 'no'],
	])('date %s → %s', (raw, kept) => {
		expect(read(dateField, raw)).toBe(kept);
	});
	it.each([
		['9', '09:00'],
		['9 Uhr', '09:00'],
		['18.30', '18:30'],
		['18:30 uhr', '18:30'],
		['24:00', 'no'],
		['18:75', 'no'],
	])('time %s → %s', (raw, kept) => {
		expect(read(timeField, raw)).toBe(kept);
	});
});
