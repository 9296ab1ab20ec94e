import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { formatDate, formatSpan } from './format';
import {
	addDays,
	addMinutes,
	fromWallMillis,
	isLocalDateTime,
	timeOf,
	toInstant,
	toLocal,
} from './local';
import { ruleProblem } from './recurrence';
import { lastEndsAt, nextOccurrence, occurrences, type Series } from './series';
import { daytimeOf, isWeekend, weekdayOf } from './weekday';

// Thousands of runs on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const ownZone = process.env.TZ;
afterEach(() => {
	if (ownZone === undefined) delete process.env.TZ;
	else process.env.TZ = ownZone;
});

const once = (start: string, end: string | null = null): Series => ({
	start,
	end,
	rule: null,
	exceptions: [],
	additions: [],
});
const weekly = (start: string, end: string, rule = 'FREQ=WEEKLY'): Series => ({
	...once(start, end),
	rule,
});
const starts = (series: Series, from: string, to: string, max?: number) =>
	occurrences(series, from, to, max).map((it) => it.start);

/** 2020-01-01 to 2040-12-31, by the minute. */
const anyLocal = fc
	.integer({ min: 0, max: (Date.UTC(2041, 0, 1) - Date.UTC(2020, 0, 1)) / 60_000 - 1 })
	.map((minutes) => fromWallMillis(Date.UTC(2020, 0, 1) + minutes * 60_000));

describe.each(['UTC', 'Pacific/Auckland', 'America/New_York', 'Europe/Berlin'])(
	'on a machine in %s',
	(zone) => {
		it('knows both changes of the clock', () => {
			process.env.TZ = zone;
			expect(toInstant('2027-03-28T01:59').toISOString()).toBe('2027-03-28T00:59:00.000Z');
			expect(toInstant('2027-03-28T02:30').toISOString()).toBe('2027-03-28T01:30:00.000Z');
			expect(toLocal(toInstant('2027-03-28T02:30'))).toBe('2027-03-28T03:30');
			expect(toInstant('2027-03-28T03:00').toISOString()).toBe('2027-03-28T01:00:00.000Z');
			expect(toInstant('2027-10-31T01:59').toISOString()).toBe('2027-10-30T23:59:00.000Z');
			expect(toInstant('2027-10-31T02:30').toISOString()).toBe('2027-10-31T00:30:00.000Z');
			expect(toInstant('2027-10-31T03:00').toISOString()).toBe('2027-10-31T02:00:00.000Z');
			expect(toInstant('2026-07-01T12:00').toISOString()).toBe('2026-07-01T10:00:00.000Z');
			expect(toInstant('2026-01-01T00:00').toISOString()).toBe('2025-12-31T23:00:00.000Z');
		});

		it('finds the way back from every time that exists', () => {
			process.env.TZ = zone;
			fc.assert(
				fc.property(anyLocal, (local) => {
					const back = toLocal(toInstant(local));
					expect(back === local || back === addMinutes(local, 60)).toBe(true);
					if (back !== local)
						expect(local.slice(5, 7) === '03' && local.slice(11, 13) === '02').toBe(true);
				}),
				{ numRuns: 1_000 },
			);
		});

		it('keeps the hour on the wall over the years, none doubled, none lost', () => {
			process.env.TZ = zone;
			fc.assert(
				fc.property(
					anyLocal.filter((local) => local.slice(11, 13) !== '02'),
					fc.integer({ min: 1, max: 5 }),
					fc.constantFrom('DAILY', 'WEEKLY'),
					fc.integer({ min: 0, max: 400 }),
					(start, interval, freq, later) => {
						const from = addDays(start, later);
						const to = addDays(from, 90);
						const found = occurrences(
							{ ...weekly(start, addMinutes(start, 90), `FREQ=${freq};INTERVAL=${interval}`) },
							from,
							to,
						);
						const step = interval * (freq === 'WEEKLY' ? 7 : 1);
						const expected: string[] = [];
						for (let day = 0; day <= later + 90; day += step) {
							const at = addDays(start, day);
							if (addMinutes(at, 90) > from && at < to) expected.push(at);
						}
						expect(found.map((it) => it.start)).toEqual(expected);
						expect(found.filter((it) => timeOf(toLocal(it.startsAt)) !== timeOf(start))).toEqual(
							[],
						);
						expect(new Set(found.map((it) => it.startsAt.getTime())).size).toBe(found.length);
					},
				),
				{ numRuns: 1_000 },
			);
		});

		it('writes the same sentence', () => {
			process.env.TZ = zone;
			expect(formatSpan('2026-11-28T10:00', '2026-11-28T12:00')).toBe(
				'Sa, 28.\u00a0Nov., 10–12\u00a0Uhr',
			);
		});
	},
);

describe('a rule', () => {
	const naive = (start: string, days: number, fits: (local: string) => boolean) =>
		Array.from({ length: days }, (_, day) => addDays(start, day)).filter(fits);

	it('picks weekdays like a calendar does', () => {
		fc.assert(
			fc.property(
				anyLocal,
				fc.uniqueArray(fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), {
					minLength: 1,
				}),
				(start, days) => {
					const german = { MO: 'mo', TU: 'di', WE: 'mi', TH: 'do', FR: 'fr', SA: 'sa', SU: 'so' };
					const wanted = days.map((day) => german[day]);
					const expected = naive(
						start,
						60,
						(local) => local === start || wanted.includes(weekdayOf(local)),
					);
					const rule = `FREQ=WEEKLY;BYDAY=${days.join(',')}`;
					const series = { ...once(start, start), rule };
					expect(starts(series, start, addDays(start, 60))).toEqual(expected);
				},
			),
			{ numRuns: 1_000 },
		);
	});

	it('picks days of the month and skips months without them', () => {
		fc.assert(
			fc.property(anyLocal, fc.integer({ min: 1, max: 31 }), (start, day) => {
				const expected = naive(
					start,
					400,
					(local) => local === start || Number(local.slice(8, 10)) === day,
				);
				const series = { ...once(start, start), rule: `FREQ=MONTHLY;BYMONTHDAY=${day}` };
				expect(starts(series, start, addDays(start, 400))).toEqual(expected);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('knows the last Friday of the month', () => {
		const series = weekly('2026-11-27T19:00', '2026-11-27T21:00', 'FREQ=MONTHLY;BYDAY=-1FR');
		expect(starts(series, '2026-11-01T00:00', '2027-03-01T00:00')).toEqual([
			'2026-11-27T19:00',
			'2026-12-25T19:00',
			'2027-01-29T19:00',
			'2027-02-26T19:00',
		]);
	});

	it('leaves out months without that day', () => {
		const monthly = weekly('2026-12-31T10:00', '2026-12-31T11:00', 'FREQ=MONTHLY');
		expect(starts(monthly, '2026-12-01T00:00', '2027-06-01T00:00')).toEqual([
			'2026-12-31T10:00',
			'2027-01-31T10:00',
			'2027-03-31T10:00',
			'2027-05-31T10:00',
		]);
	});

	it('ends by COUNT and by UNTIL, as a date, on the wall or in UTC', () => {
		const week = (rule: string) =>
			starts(
				weekly('2026-11-03T18:00', '2026-11-03T19:00', `FREQ=WEEKLY;${rule}`),
				'2026-01-01T00:00',
				'2030-01-01T00:00',
			);
		const three = ['2026-11-03T18:00', '2026-11-10T18:00', '2026-11-17T18:00'];
		expect(week('COUNT=3')).toEqual(three);
		expect(week('UNTIL=20261117')).toEqual(three);
		expect(week('UNTIL=20261117T180000')).toEqual(three);
		expect(week('UNTIL=20261117T170000Z')).toEqual(three);
		expect(week('UNTIL=20261117T165900Z')).toEqual(three.slice(0, 2));
	});

	it('leaves out exceptions, takes in additions, each once', () => {
		const series = {
			...weekly('2026-11-03T18:00', '2026-11-03T19:00'),
			exceptions: ['2026-11-10T18:00', '2026-11-17'],
			additions: ['2026-11-05T10:00', '2026-11-24T18:00'],
		};
		expect(starts(series, '2026-11-01T00:00', '2026-12-01T00:00')).toEqual([
			'2026-11-03T18:00',
			'2026-11-05T10:00',
			'2026-11-24T18:00',
		]);
	});

	it('shows the one that is on, and the next', () => {
		const series = weekly('2020-01-07T18:00', '2020-01-07T20:00');
		expect(nextOccurrence(series, '2026-11-24T19:59')?.start).toBe('2026-11-24T18:00');
		expect(nextOccurrence(series, '2026-11-24T20:00')?.start).toBe('2026-12-01T18:00');
		expect(nextOccurrence(once('2026-11-01T10:00'), '2026-11-02T10:00')).toBeNull();
		expect(
			nextOccurrence(
				weekly('2024-02-29T10:00', '2024-02-29T11:00', 'FREQ=YEARLY'),
				'2026-01-01T00:00',
			)?.start,
		).toBe('2028-02-29T10:00');
	});

	it('says when all is over', () => {
		expect(lastEndsAt(weekly('2026-11-03T18:00', '2026-11-03T19:00'))).toBeNull();
		expect(
			lastEndsAt(
				weekly('2026-11-03T18:00', '2026-11-03T19:00', 'FREQ=WEEKLY;COUNT=3'),
			)?.toISOString(),
		).toBe('2026-11-17T18:00:00.000Z');
		expect(
			lastEndsAt(
				weekly('2026-11-03T18:00', '2026-11-03T19:00', 'FREQ=WEEKLY;UNTIL=20261120'),
			)?.toISOString(),
		).toBe('2026-11-17T18:00:00.000Z');
		expect(lastEndsAt(once('2026-11-03T18:00', '2026-11-04T01:00'))?.toISOString()).toBe(
			'2026-11-04T00:00:00.000Z',
		);
	});

	it.each([
		['FREQ=SECONDLY', 'series_rule_too_often'],
		['FREQ=MINUTELY;INTERVAL=5', 'series_rule_too_often'],
		['FREQ=HOURLY', 'series_rule_too_often'],
		['FREQ=DAILY;BYHOUR=1,2,3', 'series_rule_too_often'],
		['FREQ=WEEKLY;BYMINUTE=1', 'series_rule_too_often'],
		['FREQ=WEEKLY;COUNT=1000000000', 'series_rule_unreadable'],
		['FREQ=WEEKLY;COUNT=5000', 'series_rule_too_many'],
		['FREQ=WEEKLY;INTERVAL=0', 'series_rule_interval'],
		['FREQ=WEEKLY;COUNT=3;UNTIL=20270101', 'series_rule_unreadable'],
		['FREQ=WEEKLY;UNTIL=20270231', 'series_rule_unreadable'],
		['FREQ=WEEKLY;FREQ=DAILY', 'series_rule_unreadable'],
		['FREQ=WEEKLY;BYDAY=XX', 'series_rule_unreadable'],
		['jeden Dienstag', 'series_rule_unreadable'],
		['', 'series_rule_unreadable'],
		['A='.repeat(50_000), 'series_rule_unreadable'],
	])('%.40s is refused: %s', (rule, why) => {
		expect(ruleProblem(rule)).toBe(why);
	});

	it.each([
		'FREQ=DAILY;INTERVAL=7;BYDAY=TU',
		'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
		'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31',
		'FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31',
		'FREQ=YEARLY;BYMONTH=4;BYDAY=1MO;BYMONTHDAY=20',
		'FREQ=YEARLY;BYYEARDAY=366;INTERVAL=4',
		'FREQ=WEEKLY;INTERVAL=400;BYMONTH=2',
	])('%s never matches and ends anyway', (rule) => {
		const began = performance.now();
		const series = weekly('2027-02-01T10:00', '2027-02-01T11:00', rule);
		expect(starts(series, '2027-02-01T00:00', '2047-01-01T00:00').length).toBeLessThan(25);
		nextOccurrence(series, '2028-01-01T00:00');
		expect(performance.now() - began).toBeLessThan(500);
	});

	it('never takes long or throws, whatever stands in it', () => {
		const part = fc.constantFrom(
			'FREQ=DAILY',
			'FREQ=WEEKLY',
			'FREQ=MONTHLY',
			'FREQ=YEARLY',
			'INTERVAL=7',
			'INTERVAL=13',
			'COUNT=900',
			'UNTIL=20300101',
			'BYDAY=MO,5TU,-1FR',
			'BYDAY=TU',
			'BYDAY=53SU',
			'BYMONTH=2,12',
			'BYMONTHDAY=31,-30',
			'BYMONTHDAY=13',
			'BYSETPOS=-1,7',
			'BYWEEKNO=53',
			'BYYEARDAY=-366,1',
			'WKST=SU',
			'BYMONTH=99',
			'BYMONTHDAY=0',
			'FREQ=',
		);
		fc.assert(
			fc.property(fc.uniqueArray(part, { minLength: 1, maxLength: 6 }), (parts) => {
				const rule = parts.join(';');
				const series = weekly('2026-11-03T18:00', '2026-11-03T19:00', rule);
				const began = performance.now();
				const found = starts(series, '2026-11-01T00:00', '2028-11-01T00:00');
				expect(performance.now() - began).toBeLessThan(400);
				expect(found).toEqual([...new Set(found)].sort());
				expect(found[0]).toBe('2026-11-03T18:00');
				expect(ruleProblem(rule) === null || found.length === 1).toBe(true);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('stays within its cap', () => {
		expect(
			starts(
				weekly('2026-01-01T10:00', '2026-01-01T11:00', 'FREQ=DAILY'),
				'2026-01-01T00:00',
				'2040-01-01T00:00',
			).length,
		).toBe(1_000);
	});
});

describe('words for times', () => {
	it('knows the days and the times of day', () => {
		expect(weekdayOf('2026-11-28T10:00')).toBe('sa');
		expect(weekdayOf('2026-11-29T10:00')).toBe('so');
		expect(weekdayOf('2026-11-30T10:00')).toBe('mo');
		expect(isWeekend('2026-11-28T10:00')).toBe(true);
		expect(isWeekend('2026-11-30T10:00')).toBe(false);
		expect(
			['11:59', '12:00', '16:59', '17:00'].map((time) => daytimeOf(`2026-11-28T${time}`)),
		).toEqual(['vormittag', 'nachmittag', 'nachmittag', 'abend']);
	});

	it.each([
		['2026-11-28T10:30', '2026-11-28T12:00', 'Sa, 28.\u00a0Nov., 10:30–12:00\u00a0Uhr'],
		['2026-11-28T09:00', null, 'Sa, 28.\u00a0Nov., 9\u00a0Uhr'],
		['2026-11-28T09:05', '2026-11-28T09:05', 'Sa, 28.\u00a0Nov., 9:05\u00a0Uhr'],
		[
			'2026-11-28T20:00',
			'2026-11-29T02:00',
			'Sa, 28.\u00a0Nov., 20\u00a0Uhr – So, 29.\u00a0Nov., 2\u00a0Uhr',
		],
	])('%s to %s is %s', (start, end, said) => {
		expect(formatSpan(start, end)).toBe(said);
	});

	it('says the year only when it is another one, and speaks English', () => {
		expect(formatDate('2027-03-01T00:00', { thisYear: 2026 })).toBe('Mo, 1.\u00a0März 2027');
		expect(formatDate('2026-12-01T00:00', { thisYear: 2026 })).toBe('Di, 1.\u00a0Dez.');
		expect(formatSpan('2026-11-28T10:00', '2026-11-28T12:00', { locale: 'en' })).toBe(
			'Sat, 28\u00a0Nov, 10:00–12:00',
		);
		expect(formatSpan('2026-11-28T00:00', null, { allDay: true })).toBe('Sa, 28.\u00a0Nov.');
	});

	it.each([
		'2026-02-30T10:00',
		'2026-13-01T10:00',
		'2026-01-01T24:00',
		'2026-01-01',
		'',
		'x',
		'0000-01-01T00:00',
	])('%s is no time', (text) => {
		expect(isLocalDateTime(text)).toBe(false);
	});
});
