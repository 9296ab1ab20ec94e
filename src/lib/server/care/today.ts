import { club, queryCount, queryText } from '$db/schema';
import { demand } from '$lib/domain/rights/may';
import {
	LEAST_MISSED_DAYS,
	mayBeShown,
	QUIET_DAYS,
	wordsOf,
	type Missed,
} from '$lib/domain/search/missed-words';
import { and, asc, count, desc, eq, gte, min, sql, type SQL } from 'drizzle-orm';
import { isPublicClub } from '../clubs';
import { countDuplicates } from '../duplicates';
import { countUnanswered } from '../enquiries';
import { countUnconfirmed } from '../freshness';
import type { Met, PeoplePlatform } from '../people';
import { rows, type Db } from '../platform/database';
import { countReports } from '../reports';
import { countDesk } from '../reviews';
import { countExpiring } from './expiring';
import { listUndelivered } from './undelivered';

const MOST_WORDS = 10;

export interface Waits {
	count: number;
	oldest: Date | null;
	/** So many of them first. */
	urgent?: number;
	/** Who looks after how many; null: nobody yet. */
	owners?: readonly { name: string | null; count: number; oldest: Date | null }[];
	/** Of so many clubs. */
	clubs?: number;
	/** When the first of them is over. */
	next?: Date | null;
}

/** Everything that waits for the coordination, one figure each. */
export async function showToday(platform: PeoplePlatform, who: Met) {
	demand(who.actor, 'office.see');
	const now = platform.clock.now();
	const reviews = await countDesk(platform, who);
	const reports = await countReports(platform, who);
	const duplicates = await countDuplicates(platform, who);
	return platform.database.read(async (db) => {
		return {
			reviews: { ...reviews, urgent: reviews.serious },
			reports,
			duplicates,
			unanswered: await countUnanswered(db),
			expiring: await countExpiring(db, now),
			stale: await countUnconfirmed(db, now),
			unclaimed: await countOf(db, unclaimedClub, club.createdAt),
			words: await wordsWithoutHits(db, now),
			undelivered: await listUndelivered(db),
		};
	});
}
export type Today = Awaited<ReturnType<typeof showToday>>;

export const unclaimedClub = and(isPublicClub, eq(club.claimed, false));

async function countOf(
	db: Db,
	condition: SQL | undefined,
	since: typeof club.confirmedAt | typeof club.createdAt,
): Promise<Waits> {
	const [row] = await db
		.select({ count: count(), oldest: min(since) })
		.from(club)
		.where(condition);
	return { count: row?.count ?? 0, oldest: row?.oldest ?? null };
}

/** Asked on three days or more, and lately, and found nothing; who is in it is not shown. */
async function wordsWithoutHits(db: Db, now: Date): Promise<Missed[]> {
	const days = sql<number>`count(distinct ${queryCount.day})::int`;
	const lately = new Date(now.getTime() - QUIET_DAYS * 86_400_000).toISOString().slice(0, 10);
	const found = await db
		.select({ text: queryText.text, days })
		.from(queryCount)
		.innerJoin(queryText, eq(queryText.hash, queryCount.hash))
		.where(and(eq(queryCount.what, 'none'), sql`${queryText.text} !~ '[0-9@]'`))
		.groupBy(queryText.text)
		.having(and(gte(days, LEAST_MISSED_DAYS), sql`max(${queryCount.day}) >= ${lately}::date`))
		.orderBy(desc(days), asc(queryText.text))
		.limit(MOST_WORDS * 3);
	const names = await namesAmong(db, [...new Set(found.flatMap(({ text }) => wordsOf(text)))]);
	return found.filter((missed) => mayBeShown(missed, names)).slice(0, MOST_WORDS);
}

/** Which of these words are somebody's name here. */
async function namesAmong(db: Db, wanted: readonly string[]): Promise<Set<string>> {
	if (wanted.length === 0) return new Set();
	const found = await rows<{ word: string }>(
		db,
		sql`select distinct word from (
			select regexp_split_to_table(lower(name), '[^[:alpha:]]+') as word from person
			union all
			select regexp_split_to_table(lower(contact_person), '[^[:alpha:]]+') from club where contact_person <> ''
		) names where word <> ''`,
	);
	const known = new Set(found.flatMap(({ word }) => wordsOf(word)));
	return new Set(wanted.filter((word) => known.has(word)));
}
