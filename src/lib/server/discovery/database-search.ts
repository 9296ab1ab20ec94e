import { searchEntry } from '$db/schema';
import { sidesOf, without, type Conditions } from '$lib/domain/search/conditions';
import type { EntryCard } from '$lib/domain/search/entry';
import {
	countsOf,
	FACET_NAMES,
	isCounted,
	mergeCounts,
	type Facet,
	type Facets,
} from '$lib/domain/search/settings';
import { sql, type SQL } from 'drizzle-orm';
import { rows, type Database, type Db } from '../platform/database';
import { fits, kilometres, where } from './conditions-sql';
import type { Found, Question } from './question';
import { queriesOf, type WordQueries } from './word-queries';

// The same plan, asked of Postgres: while the engine is away, and where there is none.

/** Beyond so many, an answer in time is worth more than numbers beside the filters. */
const MOST_COUNTED = 20_000;
/**
 * So many are looked at closely: weighing one means unpacking all its words. Who they are is decided by what
 * lies open, above all the name; beyond them that order goes on, so that pages agree.
 */
const MOST_WEIGHED = 1_000;

export async function searchDatabase(database: Database, question: Question): Promise<Found> {
	const loose = question.match === 'any';
	const asked = question.words.map((word) => queriesOf(word, loose));
	return byTheirWords(database, asked, async (db) => ({
		...(await findPage(db, question, asked)),
		facets: question.facets ? await countFacets(db, question, asked) : {},
	}));
}

/**
 * The planner takes comparing words for as cheap as comparing numbers, and does not know that the words of
 * every entry lie outside its row: left alone it unpacks those of the whole table where the index answers nine
 * times as fast.
 */
export const byTheirWords = <T>(
	database: Database,
	asked: readonly WordQueries[],
	look: (db: Db) => Promise<T>,
): Promise<T> =>
	asked.length === 0
		? database.read(look)
		: database.transaction(async (tx) => {
				await tx.execute(sql`set local enable_seqscan = off`);
				return look(tx);
			});

export function matches(question: Question, asked: readonly WordQueries[], given: Conditions): SQL {
	const words = asked
		.map((each) => (question.namesOnly ? each.head : each.all))
		.join(question.match === 'any' ? ' | ' : ' & ');
	const shown = where(given, question.now);
	if (words === '') return shown;
	const column = question.namesOnly ? searchEntry.heads : searchEntry.terms;
	return sql`${column} @@ ${words}::tsquery and ${shown}`;
}

const sum = (parts: readonly SQL[]): SQL => sql.join([sql`0::int`, ...parts], sql` + `);

async function findPage(
	db: Db,
	question: Question,
	asked: readonly WordQueries[],
): Promise<Omit<Found, 'facets'>> {
	const e = searchEntry;
	const { typed } = question;
	const byName =
		typed === ''
			? []
			: [
					sql`case when ${e.name} = ${typed} then 40 when starts_with(${e.name}, ${typed}) then 12 else 0 end`,
				];
	const roughly = sum([
		...asked.map(({ head }) => sql`case when ${e.heads} @@ ${head}::tsquery then 8 else 0 end`),
		...byName,
	]);
	const exactly = sum([
		...asked.map(
			({ named, meant, near, all }) => sql`case when ${e.terms} @@ ${named}::tsquery then 8
				when ${e.terms} @@ ${meant}::tsquery then 7
				when ${e.terms} @@ ${near}::tsquery then 3
				when ${question.match === 'any' ? sql`${e.terms} @@ ${all}::tsquery` : sql`true`} then 1 else 0 end`,
		),
		...byName,
	]);
	const { wanted, direction } = orderOf(question);
	const fair = sql.raw(`weight, stale, tie, id`);
	const by = direction ? sql.raw(`wanted ${direction}, `) : sql``;
	const [row] = await rows<{ total: number; hits: EntryCard[] }>(
		db,
		sql`with m as materialized (
					select ${e.id} as id, ${e.weight} as weight, ${e.stale} as stale, ${e.tie} as tie,
						${roughly} as rough, ${wanted} as wanted
					from ${e} where ${matches(question, asked, question.conditions)}
				), weighed as (
					select near.*, ${exactly} as score from (
						select * from m order by ${by}rough desc, ${fair} limit ${MOST_WEIGHED}
					) near join ${e} on ${e.id} = near.id
				), page as (
					select * from weighed
					${question.offset + question.limit > MOST_WEIGHED ? sql`union all select m.*, -1 from m where m.id not in (select id from weighed)` : sql``}
					order by ${by}score desc, rough desc, ${fair} limit ${question.limit} offset ${question.offset}
				)
				select (select count(*) from m)::int as total,
					coalesce((select jsonb_agg(${e.document} -> 'card' order by ${by}score desc, rough desc, page.weight, page.stale, page.tie, page.id)
						from page join ${e} on ${e.id} = page.id), '[]'::jsonb) as hits`,
	);
	return { total: row?.total ?? 0, cards: row?.hits ?? [] };
}

/**
 * All facets in one walk over what the words match. A filter's own facet is counted without that filter, so
 * whoever misses one filter still counts there, and only there.
 */
async function countFacets(
	db: Db,
	question: Question,
	asked: readonly WordQueries[],
): Promise<Facets> {
	const { conditions } = question;
	const sides = sidesOf(conditions).filter(isCounted);
	const own = sides.map(({ facet }) => facet);
	const met = sides.map(({ alone }) => sql`coalesce(${fits(alone)}, false)`);
	const enough = sql`${sum(met.map((one) => sql`(${one})::int`))} >= ${met.length - 1}::int`;
	const missed = sql.join(
		[
			sql`case when false then 0`,
			...met.map((one, at) => sql`when not (${one}) then ${at + 1}::int`),
			sql`else 0 end`,
		],
		sql` `,
	);
	const found = await rows<{ value: string; missed: number; count: number }>(
		db,
		sql`with n as materialized (
					select ${searchEntry.counted} as counted, ${missed} as missed from ${searchEntry}
					where ${matches(question, asked, without(conditions, ...own))} and ${enough} limit ${MOST_COUNTED + 1}
				)
				select value, missed, count(*)::int as count from n, unnest(counted) as value
				where (select count(*) from n) <= ${MOST_COUNTED} group by value, missed
				union all select '', -1, count(*)::int from n`,
	);
	// Not counted is not none.
	if (found.some((row) => row.missed === -1 && row.count > MOST_COUNTED)) return {};
	const counts = (wanted: readonly Facet[], missed: readonly number[]) => {
		const sums: Record<string, number> = {};
		for (const row of found)
			if (missed.includes(row.missed)) sums[row.value] = (sums[row.value] ?? 0) + row.count;
		return countsOf(sums, wanted);
	};
	return mergeCounts(
		counts(FACET_NAMES, [0]),
		sides.map((side, at) => ({ ...side, counts: counts([side.facet], [0, at + 1]) })),
	);
}

function orderOf(question: Question): { wanted: SQL; direction?: 'asc' | 'desc' } {
	if (question.sort === 'neu') return { wanted: sql`${searchEntry.published}`, direction: 'desc' };
	if (question.sort === 'datum') return { wanted: sql`${searchEntry.starts}`, direction: 'asc' };
	if (question.sort === 'name') return { wanted: sql`${searchEntry.name}`, direction: 'asc' };
	if (question.sort === 'naehe' && question.near)
		return {
			wanted: sql`coalesce(${kilometres(question.near.lat, question.near.lon)}, 1e9)`,
			direction: 'asc',
		};
	return { wanted: sql`0` };
}
