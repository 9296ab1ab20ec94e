import { describe, expect, it } from 'vitest';
import { isFeast, isWeekend, likelyDay } from './seasons';

describe('the day of something in the demo city', () => {
	it('is no feast', () => {
		const easters = ['2026-04-05', '2027-03-28', '2028-04-16', '2030-04-21', '2038-04-25'];
		expect(easters.filter((day) => !isFeast(day))).toEqual([]);
		expect(['2027-03-26', '2027-03-29', '2026-12-24', '2027-01-01'].every(isFeast)).toBe(true);
		expect(['2027-03-25', '2027-03-30', '2026-12-23'].some(isFeast)).toBe(false);
		expect(likelyDay('2026-12-24', 'Schulung', '', true)).toBe('2026-12-27');
		expect(likelyDay('2026-12-26', 'Schulung', '', false)).toBe('2026-12-23');
	});

	it('is the weekday the text names, a week later where that is a feast', () => {
		expect(likelyDay('2026-12-21', 'Treffen', 'Immer am Donnerstag.', true)).toBe('2027-01-07');
	});

	it('is in the season', () => {
		expect(likelyDay('2026-12-09', 'Schnuppersegeln für Kinder', '', true)).toBe('2027-05-01');
		expect(likelyDay('2026-12-30', 'Ist dein Garten igelfest?', '', true).slice(0, 7)).toBe(
			'2027-09',
		);
		expect(likelyDay('2026-07-01', 'Adventskaffee', '', true)).toBe('2026-12-01');
	});

	it('is at the weekend where that is meant', () => {
		for (const title of ['Selbstbehauptung am Wochenende', 'Tag der offenen Tore', 'Flohmarkt'])
			expect(isWeekend(likelyDay('2026-12-14', title, '', true)), title).toBe(true);
	});
});
