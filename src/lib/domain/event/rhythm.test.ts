import { expect, it } from 'vitest';
import { ruleOf } from './repeat';
import { rhythmOf } from './rhythm';

const wednesday = '2026-11-25T15:00';

it.each([
	['FREQ=WEEKLY', 'week', 1, ['mi'], null],
	['FREQ=WEEKLY;BYDAY=TH,TU', 'week', 1, ['di', 'do'], null],
	['freq=weekly;interval=2;byday=sa;until=20271231', 'week', 2, ['sa'], null],
	['FREQ=DAILY', 'day', 1, [], null],
	['FREQ=DAILY;INTERVAL=3', 'day', 3, [], null],
	['FREQ=DAILY;BYDAY=MO,FR', 'week', 1, ['mo', 'fr'], null],
	['FREQ=MONTHLY;BYDAY=1SA', 'month', 1, ['sa'], 1],
	['FREQ=MONTHLY;BYDAY=-1TU;INTERVAL=2', 'month', 2, ['di'], -1],
	['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=3', 'month', 1, ['di'], 3],
	['FREQ=MONTHLY;BYDAY=1SA,3SA', 'month', 1, [], null],
	['FREQ=MONTHLY;BYMONTHDAY=15', 'month', 1, [], null],
	['FREQ=MONTHLY', 'month', 1, [], null],
	['FREQ=YEARLY;BYMONTH=6', 'year', 1, [], null],
])('%s', (rule, every, interval, days, nth) => {
	expect(rhythmOf(rule, wednesday)).toEqual({ every, interval, days, nth });
});

it('says of what clubs choose what they chose', () => {
	const ofMonth = ruleOf('monat', '2026-11-30', '') ?? '';
	expect(rhythmOf(ofMonth, '2026-11-30T19:00')).toMatchObject({ days: ['mo'], nth: -1 });
});
