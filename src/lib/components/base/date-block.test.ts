import { describe, expect, it } from 'vitest';
import { onceBlock } from './date-block';
import { readDay, writeDay } from './dates';

describe('the date in the gable', () => {
	it('is written as people say it', () => {
		expect(onceBlock('2026-11-28T10:00', 'de')).toEqual({
			kind: 'once',
			iso: '2026-11-28',
			weekday: 'Sa',
			day: '28',
			month: 'Nov.',
		});
		expect(onceBlock('2027-03-03', 'de')).toMatchObject({ weekday: 'Mi', day: '3', month: 'März' });
		expect(onceBlock('2026-11-28', 'en')).toMatchObject({ weekday: 'Sat', month: 'Nov' });
	});
});

describe('a typed day', () => {
	it.each([
		['28.11.2026', '2026-11-28'],
		[' 3.2.27 ', '2027-02-03'],
		['2026-11-28', '2026-11-28'],
		['31.2.2026', undefined],
		['morgen', undefined],
		['', undefined],
	])('%j is read as %j', (text, day) => {
		expect(readDay(text)).toBe(day);
	});
	it('comes back as it was', () => {
		expect(writeDay('2026-11-28')).toBe('28.11.2026');
	});
});
