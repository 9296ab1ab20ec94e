import { conditionsOf, UNDERSTOOD_NOTHING } from '$lib/domain/search/conditions';
import type { EntryCard } from '$lib/domain/search/entry';
import type { Box } from '$lib/domain/search/nearby';
import { EMPTY_QUERY } from '$lib/domain/search/query';
import type { PackedPoint } from '$lib/domain/search/spots';
import { expect, it, vi } from 'vitest';
import type { Question } from './question';
import { drawSpots } from './spots';

const question = (box: Box | null): Question => ({
	words: [],
	match: 'all',
	apart: false,
	conditions: {
		...conditionsOf(EMPTY_QUERY, UNDERSTOOD_NOTHING, { date: '2026-11-23', weekday: 0, ends: 0 }),
		box,
	},
	typed: '',
	sort: 'relevanz',
	near: null,
	limit: 24,
	offset: 0,
	facets: false,
	now: 0,
});
const VIEW: Box = { west: 10, south: 53, east: 11, north: 54 };
const points = (count: number): PackedPoint[] =>
	Array.from({ length: count }, (_, at) => [at, 0, 0, 1]);

/** So many hits anywhere, so many addresses anywhere and in the view. */
function drawn(
	total: number,
	everywhere: number,
	near: number | undefined,
	box: Box | null = null,
) {
	const spotter = {
		find: vi.fn(),
		points: vi.fn((asked: Question) => {
			const inView = asked.conditions.box !== box;
			if (!inView) return Promise.resolve(points(everywhere));
			return Promise.resolve(near === undefined ? undefined : points(near));
		}),
		fields: vi.fn(() => Promise.resolve([[0, 0, -1, total] satisfies PackedPoint])),
	};
	const found = { total, cards: [] as EntryCard[], facets: {}, question: question(box) };
	return { spotter, draw: (view: Box | null) => drawSpots(spotter, found, view) };
}

it('sends all points where that is possible, whatever the view', async () => {
	const { draw, spotter } = drawn(3_000, 2_000, 5);
	expect(await draw(VIEW)).toMatchObject({ total: 3_000, placed: 2_000, narrowed: false });
	expect(spotter.fields).not.toHaveBeenCalled();
});

it('sends what lies in the view where all would be too many: points, else counted fields', async () => {
	for (const [total, everywhere] of [
		[3_000, 2_001],
		[3_001, 10],
	] as const) {
		const few = drawn(total, everywhere, 2_000);
		expect(await few.draw(VIEW)).toMatchObject({
			total,
			placed: 2_000,
			narrowed: true,
			counted: false,
		});
		const asked = few.spotter.points.mock.calls.at(-1)?.[0];
		expect(asked?.conditions.box).toEqual(VIEW);
	}
	for (const near of [2_001, undefined]) {
		const many = drawn(130_000, 0, near);
		expect(await many.draw(VIEW)).toMatchObject({ placed: 130_000, narrowed: true, counted: true });
	}
	// Nobody said what is seen yet.
	expect(await drawn(130_000, 0, 5).draw(null)).toMatchObject({ points: [], narrowed: true });
});

it('looks only where the area searched in and the view meet', async () => {
	const half = drawn(9_000, 0, 7, { west: 10.5, south: 50, east: 12, north: 53.5 });
	await half.draw(VIEW);
	expect(half.spotter.points.mock.calls.at(-1)?.[0].conditions.box).toEqual({
		west: 10.5,
		south: 53,
		east: 11,
		north: 53.5,
	});
	const apart = drawn(9_000, 0, 7, { west: 20, south: 50, east: 22, north: 53.5 });
	expect(await apart.draw(VIEW)).toMatchObject({ total: 9_000, points: [], narrowed: true });
	expect(apart.spotter.points).not.toHaveBeenCalled();
});
