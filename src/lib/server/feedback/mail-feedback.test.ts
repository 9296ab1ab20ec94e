import { expect, it } from 'vitest';
import { MAIL_WAITS } from './mail-feedback';

it('tries a mail for the two days that the manual promises, again soon at first', () => {
	expect(MAIL_WAITS.reduce((sum, wait) => sum + wait, 0)).toBe(48 * 3_600);
	expect([...MAIL_WAITS].sort((a, b) => a - b)).toEqual(MAIL_WAITS);
	expect(MAIL_WAITS[0]).toBe(60);
});
