import { conditionsOf } from '$lib/domain/search/conditions';
import type { Box } from '$lib/domain/search/nearby';
import { planQuery } from '$lib/domain/search/plan';
import type { SearchQuery } from '$lib/domain/search/query';
import {
	MIXED,
	packSpots,
	SCALE,
	type PackedPoint,
	type PackedSpots,
} from '$lib/domain/search/spots';
import { climb } from './climb';
import { countFields } from './count-fields';
import { searchDatabase } from './database-search';
import { askEngine, todayOf, type SearchParts } from './search';

/** More points than this nobody can tell apart, and no phone should have to hold. */
export const MOST_SPOTS = 2_000;
/** Several lie at one address, and some nowhere: so many hits are looked at. */
const MOST_HITS = 4_000;
/** Fields across the view. */
const FIELDS = 16;

/** The hits of a search as points: the same plan and the same ladder as the list, so that both agree. */
export async function findSpots(
	parts: SearchParts,
	asked: SearchQuery,
	view: Box | null,
	now: Date,
): Promise<PackedSpots> {
	const today = todayOf(parts.zone, now);
	const plan = planQuery(asked.q, parts.knowledge.tools, today.weekday);
	const at = { today, now: Math.floor(now.getTime() / 1000), facets: false, bare: true };
	const find = async (query: SearchQuery) =>
		(await askEngine(parts, query, plan, at)) ??
		(await climb((question) => searchDatabase(parts.database, question), query, plan, at));
	const all = { ...asked, page: 1, limit: MOST_HITS };
	const found = await find(all);
	const { total } = found;
	const points = packSpots(found.cards);
	if (total <= MOST_HITS && points.length <= MOST_SPOTS) return packed(total, points);
	// Too many to send at once: from here on only what is in view.
	if (!view) return packed(total, [], { narrowed: true });
	const seen = await find({ ...all, bbox: asked.bbox ? overlap(asked.bbox, view) : view });
	const near = packSpots(seen.cards);
	if (!seen.relaxed && seen.total <= MOST_HITS && near.length <= MOST_SPOTS)
		return packed(total, near, { narrowed: true });
	const question = {
		words: plan.words,
		match: 'all' as const,
		apart: false,
		conditions: conditionsOf(all, plan, today),
		typed: '',
		sort: all.sort,
		near: null,
		limit: 0,
		offset: 0,
		facets: false,
		now: at.now,
	};
	const fields = await countFields(parts.database, question, view, FIELDS);
	const numbers = fields.map(({ lon, lat, count }): PackedPoint => [
		Math.round(lon * SCALE),
		Math.round(lat * SCALE),
		MIXED,
		count,
	]);
	return packed(total, numbers, { narrowed: true, counted: true });
}

const packed = (
	total: number,
	points: PackedPoint[],
	{ narrowed = false, counted = false } = {},
): PackedSpots => ({
	total,
	placed: points.reduce((sum, [, , , count]) => sum + count, 0),
	points,
	counted,
	narrowed,
});

const overlap = (a: Box, b: Box): Box => ({
	west: Math.max(a.west, b.west),
	south: Math.max(a.south, b.south),
	east: Math.min(a.east, b.east),
	north: Math.min(a.north, b.north),
});
