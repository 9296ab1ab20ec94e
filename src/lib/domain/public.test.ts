import { describe, expect, it } from 'vitest';
import { CLUB_STATES } from './club/states';
import { EVENT_STATES } from './event/states';
import { NEED_STATES } from './need/states';
import { NEWS_STATES } from './news/states';
import * as is from './public';

const now = new Date('2026-11-21T12:00:00Z');
const before = new Date(now.getTime() - 1);
const after = new Date(now.getTime() + 1);
const PUBLIC = ['approved', 'verified'];

describe('public', () => {
	it.each(CLUB_STATES)('a club that is %s', (state) => {
		expect(is.isPublicClub({ state })).toBe(PUBLIC.includes(state));
	});

	const pairs = <S extends string>(states: readonly S[]) =>
		states.flatMap((state) => [...CLUB_STATES, null].map((clubState) => ({ state, clubState })));

	it.each(pairs(NEED_STATES))('a need that is $state, of a club that is $clubState', (facts) => {
		const need = { ...facts, publishFrom: null, expiresAt: after };
		const ofPublic = facts.clubState !== null && PUBLIC.includes(facts.clubState);
		expect(is.isListedNeed(need, now)).toBe(ofPublic && facts.state === 'open');
		expect(is.isPublicNeed(need, now)).toBe(ofPublic && ['open', 'full'].includes(facts.state));
	});

	it.each(pairs(EVENT_STATES))('an event that is $state, of $clubState', (facts) => {
		const shown =
			(facts.clubState === null || PUBLIC.includes(facts.clubState)) &&
			['planned', 'moved', 'full', 'cancelled'].includes(facts.state);
		expect(is.isPublicEvent({ ...facts, lastEndsAt: before })).toBe(shown);
		expect(is.isListedEvent({ ...facts, lastEndsAt: before }, now)).toBe(false);
		expect(is.isListedEvent({ ...facts, lastEndsAt: after }, now)).toBe(shown);
		expect(is.isListedEvent({ ...facts, lastEndsAt: null }, now)).toBe(shown);
	});

	it.each(pairs(NEWS_STATES))('news that is $state, of $clubState', (facts) => {
		const shown =
			(facts.clubState === null || PUBLIC.includes(facts.clubState)) && facts.state === 'published';
		expect(is.isPublicNews({ ...facts, publishedAt: before, visibleUntil: null }, now)).toBe(shown);
		expect(is.isPublicNews({ ...facts, publishedAt: after, visibleUntil: null }, now)).toBe(false);
		expect(is.isPublicNews({ ...facts, publishedAt: now, visibleUntil: now }, now)).toBe(false);
	});

	it('begins and ends to the moment', () => {
		const need = {
			state: 'open',
			clubState: 'verified',
			publishFrom: null,
			expiresAt: after,
		} as const;
		expect(is.isPublicNeed({ ...need, publishFrom: now }, now)).toBe(true);
		expect(is.isPublicNeed({ ...need, publishFrom: after }, now)).toBe(false);
		expect(is.isPublicNeed({ ...need, expiresAt: now }, now)).toBe(false);
		expect(is.isPublicNeed({ ...need, expiresAt: before }, now)).toBe(false);
	});
});
