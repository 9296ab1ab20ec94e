import { describe, expect, it } from 'vitest';
import { askedDay } from './asked-day';

describe('the day the start page asks about', () => {
	it.each([
		['2026-11-23T09:00', '2026-11-28', 'sa', false],
		['2026-11-27T23:59', '2026-11-28', 'sa', false],
		['2026-11-28T08:00', '2026-11-28', 'sa', true],
		['2026-11-28T17:59', '2026-11-28', 'sa', true],
		['2026-11-28T18:00', '2026-11-29', 'so', false],
		['2026-11-29T12:00', '2026-11-29', 'so', true],
		['2026-11-29T18:00', '2026-12-05', 'sa', false],
	])('%s asks about %s', (now, date, weekday, today) => {
		expect(askedDay(now)).toMatchObject({ date, weekday, today });
	});

	it('spans the whole day, also when it has 23 or 25 hours', () => {
		const hours = (now: string) => {
			const { from, until } = askedDay(now);
			return (until.getTime() - from.getTime()) / 3_600_000;
		};
		// Saturday evening asks about Sunday, the day of both clock changes.
		expect(hours('2027-03-27T19:00')).toBe(23);
		expect(hours('2027-10-30T19:00')).toBe(25);
	});
});
