import type { Box } from '$lib/domain/search/nearby';
import { planQuery } from '$lib/domain/search/plan';
import type { SearchQuery } from '$lib/domain/search/query';
import { packSpots, type PackedPoint, type PackedSpots } from '$lib/domain/search/spots';
import { climb } from './climb';
import { databaseSpots } from './database-spots';
import { engineSpots } from './engine-spots';
import type { Found, Question } from './question';
import { throughEngine, todayOf, type SearchParts } from './search';
import { MOST_HITS, type Spotter } from './spotter';

/** More points than this nobody can tell apart, and no phone should have to hold. */
export const MOST_SPOTS = 2_000;

/** Whoever waits for the map has the list already. */
const MAP_MS = 1_500;

/** The hits of a search as points: the same plan and the same ladder as the list, so that both agree. */
export async function findSpots(
	parts: SearchParts,
	asked: SearchQuery,
	view: Box | null,
	now: Date,
): Promise<PackedSpots> {
	const today = todayOf(parts.zone, now);
	const plan = planQuery(asked.q, parts.knowledge.tools, today.weekday, today.date);
	const at = { today, now: Math.floor(now.getTime() / 1000), facets: false };
	const look = async (spotter: Spotter): Promise<PackedSpots> => {
		// Which rung of the ladder answers is decided without the view: it narrows what is drawn, not what is found.
		const ask = async (question: Question): Promise<Found & { question: Question }> => ({
			...(await spotter.find(question)),
			question,
		});
		const found = await climb(ask, { ...asked, page: 1 }, plan, at);
		return drawSpots(spotter, found, view);
	};
	const fromDatabase = () => look(databaseSpots(parts.database));
	const fromEngine = await throughEngine(
		parts,
		(client, index, signal) => look(engineSpots(client, index, signal)),
		fromDatabase,
		MAP_MS,
	);
	return fromEngine ?? (await fromDatabase());
}

export async function drawSpots(
	spotter: Spotter,
	{ total, cards, question }: Found & { question: Question },
	view: Box | null,
): Promise<PackedSpots> {
	if (cards.length >= total)
		return packed(
			total,
			packSpots(cards.map((card) => ({ ...card, topics: card.topics.map(({ key }) => key) }))),
		);
	const all = total <= MOST_HITS ? await spotter.points(question) : undefined;
	if (all && all.length <= MOST_SPOTS) return packed(total, all);
	// Too many to send at once: from here on only what is in view.
	const { box } = question.conditions;
	const seen = view && (box ? overlap(box, view) : view);
	if (!seen) return packed(total, [], { narrowed: true });
	const inView = { ...question, conditions: { ...question.conditions, box: seen } };
	const near = await spotter.points(inView);
	if (near && near.length <= MOST_SPOTS) return packed(total, near, { narrowed: true });
	const fields = await spotter.fields(inView, seen);
	return packed(total, fields, { narrowed: true, counted: true });
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

function overlap(a: Box, b: Box): Box | null {
	const both = {
		west: Math.max(a.west, b.west),
		south: Math.max(a.south, b.south),
		east: Math.min(a.east, b.east),
		north: Math.min(a.north, b.north),
	};
	return both.west < both.east && both.south < both.north ? both : null;
}
