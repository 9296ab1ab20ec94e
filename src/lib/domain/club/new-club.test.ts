import { expect, it } from 'vitest';
import { isNewClub, NEW_CLUB } from './new-club';

const now = new Date('2026-11-21T10:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);

it.each([
	['waiting', null, true],
	['approved', ago(0), true],
	['approved', ago(NEW_CLUB.days - 0.1), true],
	['approved', ago(NEW_CLUB.days + 0.1), false],
	['verified', ago(0), false],
	['paused', ago(1), true],
] as const)('S50 a club that is %s since %s is new: %s', (state, publishedAt, said) => {
	expect(isNewClub({ state, publishedAt }, now)).toBe(said);
});
