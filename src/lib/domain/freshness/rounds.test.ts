import { expect, it } from 'vitest';
import { isStale, ROUNDS, STALE_DAYS } from './rounds';

const NOW = new Date('2026-11-21T10:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

it.each(['event', 'club'] as const)(
	'%s: asked, asked again, stale, over: in this order',
	(kind) => {
		const [ask, again, end] = ROUNDS[kind].map(({ days }) => days);
		const steps = [ask, again, STALE_DAYS[kind], end].map(Number);
		expect(steps).toEqual([...steps].sort((a, b) => a - b));
		expect(STALE_DAYS[kind]).toBeGreaterThanOrEqual(Number(again) + 14);
	},
);

it('is stale from that day on, and when nobody ever said yes', () => {
	expect(isStale('event', daysAgo(214), NOW)).toBe(false);
	expect(isStale('event', daysAgo(215), NOW)).toBe(true);
	expect(isStale('club', daysAgo(364), NOW)).toBe(false);
	expect(isStale('club', null, NOW)).toBe(true);
});
