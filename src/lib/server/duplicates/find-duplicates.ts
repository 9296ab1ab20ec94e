import { club, duplicatePair } from '$db/schema';
import { findCandidates, type Candidate } from '$lib/domain/review/candidates';
import { MERGEABLE_STATES } from '$lib/domain/club/merge';
import { prepare, type Prepared } from '$lib/domain/review/likeness';
import { and, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { setImmediate } from 'node:timers/promises';
import { listComparable } from '../clubs';
import type { Database } from '../platform/database';

const PAGE = 500;
const ROWS = 200;

/**
 * The job of the night: who may be entered twice. What people judged stays judged; what is not alike any more,
 * and was not looked at, goes.
 */
export async function findDuplicates(database: Database, now: Date): Promise<number> {
	const found = await compare(await readAll(database));
	for (let at = 0; at < found.length; at += ROWS) {
		const rows = found.slice(at, at + ROWS).map(({ one, other, score, signs }) => ({
			oneId: one,
			otherId: other,
			score,
			signs,
			foundAt: now,
		}));
		await database.read((db) =>
			db
				.insert(duplicatePair)
				.values(rows)
				.onConflictDoUpdate({
					target: [duplicatePair.oneId, duplicatePair.otherId],
					set: { score: sql`excluded.score`, signs: sql`excluded.signs`, foundAt: now },
					setWhere: eq(duplicatePair.state, 'open'),
				}),
		);
	}
	await database.read((db) =>
		db
			.delete(duplicatePair)
			.where(and(eq(duplicatePair.state, 'open'), lt(duplicatePair.foundAt, now))),
	);
	return found.length;
}

async function readAll(database: Database): Promise<Map<string, Prepared>> {
	const all = new Map<string, Prepared>();
	for (let after = ''; ;) {
		const condition = and(
			inArray(club.state, [...MERGEABLE_STATES]),
			after ? gt(club.id, after) : undefined,
		);
		const page = await database.read((db) => listComparable(db, condition, PAGE));
		for (const each of page) all.set(each.id, prepare(each));
		const last = page.at(-1);
		if (!last || page.length < PAGE) return all;
		after = last.id;
	}
}

/** Requests that come meanwhile are answered: the search rests at every step. */
async function compare(clubs: ReadonlyMap<string, Prepared>): Promise<Candidate[]> {
	const walk = findCandidates(clubs);
	for (;;) {
		const step = walk.next();
		if (step.done) return step.value;
		await setImmediate();
	}
}
