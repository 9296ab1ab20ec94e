import { searchEntry } from '$db/schema';
import {
	circleBox,
	inForce,
	without,
	type Conditions,
	type Droppable,
} from '$lib/domain/search/conditions';
import { FOR_EVER, type EntryCard } from '$lib/domain/search/entry';
import type { Box } from '$lib/domain/search/nearby';
import type { PlannedWord } from '$lib/domain/search/plan';
import { FACET_NAMES, type Facet } from '$lib/domain/search/settings';
import { stem } from '$lib/domain/search/stem';
import { sql, type SQL } from 'drizzle-orm';
import { rows, type Database } from '../platform/database';
import type { Found, Question } from './question';

// The same plan, asked of Postgres: while the engine is away, and where there is none.

const lexeme = (term: string, suffix = '') => `'${term}'${suffix}`;
const any = (terms: readonly string[], suffix: string): string =>
	terms
		.map((term) => {
			const parts = term.split(' ');
			const phrase = parts.map((part) => lexeme(part, suffix)).join(' & ');
			return parts.length > 1 ? `(${phrase})` : phrase;
		})
		.join(' | ');

interface WordQueries {
	all: string;
	/** The word itself, in names. */
	named: string;
	/** The word, or one that means the same, in names and labels. */
	meant: string;
	/** … anywhere but in the text. */
	near: string;
}

function queriesOf(word: PlannedWord, loose: boolean): WordQueries {
	const own = [
		...new Set([word.stem, ...(word.corrections.length > 0 ? word.corrections.map(stem) : [])]),
	];
	const direct = (weights: string) => {
		const suffix = `:${word.open ? '*' : ''}${weights}`;
		const open = any([...own, ...(word.open ? [word.written] : [])], suffix === ':' ? '' : suffix);
		return open;
	};
	const meanings = (weights: string) =>
		word.meanings.length === 0
			? ''
			: ` | ${any(word.meanings, weights === '' ? '' : `:${weights}`)}`;
	const parts = (weights: string) => {
		if (word.parts.length === 0) return '';
		const suffix = weights === '' ? '' : `:${weights}`;
		return ` | (${word.parts.map((part) => lexeme(part, suffix)).join(loose ? ' | ' : ' & ')})`;
	};
	return {
		all: `(${direct('')}${meanings('')}${parts('')})`,
		named: `(${direct('A')})`,
		meant: `(${direct('AB')}${meanings('AB')}${parts('AB')})`,
		near: `(${direct('ABC')}${meanings('ABC')}${parts('ABC')})`,
	};
}

const list = (values: readonly string[]): SQL =>
	sql`array[${sql.join(
		values.map((value) => sql`${value}`),
		sql`, `,
	)}]::text[]`;
const overlaps = (
	column: SQL.Aliased | SQL | typeof searchEntry.topics,
	values: readonly string[],
) => sql`${column} && ${list(values)}`;
const among = (
	column: SQL | typeof searchEntry.type | typeof searchEntry.kind,
	values: readonly string[],
) => sql`${column} = any(${list(values)})`;
const within = (box: Box): SQL =>
	sql`(${searchEntry.lat} between ${box.south} and ${box.north} and ${searchEntry.lon} between ${box.west} and ${box.east})`;
const kilometres = (lat: number, lon: number): SQL =>
	sql`(2 * 6371 * asin(least(1, sqrt(power(sin(radians(${searchEntry.lat} - ${lat}::float8) / 2), 2)
		+ cos(radians(${lat}::float8)) * cos(radians(${searchEntry.lat})) * power(sin(radians(${searchEntry.lon} - ${lon}::float8) / 2), 2)))))`;

function where(conditions: Conditions, now: number): SQL {
	const e = searchEntry;
	const c = conditions;
	const parts: SQL[] = [sql`${e.visibleUntil} > ${now}`, sql`${e.visibleFrom} <= ${now}`];
	if (c.type.length) parts.push(among(e.type, c.type));
	if (c.topic.length) parts.push(overlaps(e.topics, c.topic));
	if (c.activity.length) parts.push(overlaps(sql`${e.activity}`, c.activity));
	if (c.audience.length) parts.push(overlaps(sql`${e.audience}`, c.audience));
	if (c.kind.length) parts.push(among(e.kind, c.kind));
	if (c.effort.length) parts.push(among(sql`${e.effort}`, c.effort));
	if (c.days.length) parts.push(overlaps(sql`${e.whenWords}`, c.days));
	if (c.times.length) parts.push(overlaps(sql`${e.whenWords}`, c.times));
	if (c.district.length) parts.push(among(sql`${e.district}`, c.district));
	if (c.plz.length) parts.push(among(sql`${e.plz}`, c.plz));
	if (c.mode.length) parts.push(among(sql`${e.mode}`, c.mode));
	if (c.language.length) parts.push(overlaps(sql`${e.language}`, c.language));
	if (c.littleGerman) parts.push(sql`${e.german} in ('kein', 'etwas')`);
	for (const access of c.access) parts.push(overlaps(sql`${e.access}`, [access]));
	if (c.age !== null) parts.push(sql`${e.age} <= ${c.age}`);
	if (c.forTwo) parts.push(sql`${e.forTwo}`);
	if (c.withChildren) parts.push(sql`${e.withChildren}`);
	if (c.before !== null) parts.push(sql`(${e.starts} < ${c.before} or ${e.starts} >= ${FOR_EVER})`);
	if (c.box) parts.push(within(c.box));
	if (c.circle) {
		parts.push(within(circleBox(c.circle)));
		parts.push(sql`${kilometres(c.circle.from.lat, c.circle.from.lon)} <= ${limitKm(c.circle)}`);
	}
	return sql.join(parts, sql` and `);
}

export const limitKm = (circle: NonNullable<Conditions['circle']>): number =>
	((circle.minutes / 60) * (circle.travel === 'rad' ? 15 : 4.8)) / 1.3;

const FACET_COLUMNS: Record<Facet, { column: SQL; many: boolean }> = {
	type: { column: sql`${searchEntry.type}`, many: false },
	topic: { column: sql`${searchEntry.topics}`, many: true },
	audience: { column: sql`${searchEntry.audience}`, many: true },
	activity: { column: sql`${searchEntry.activity}`, many: true },
	kind: { column: sql`${searchEntry.kind}`, many: false },
	effort: { column: sql`${searchEntry.effort}`, many: false },
	when: { column: sql`${searchEntry.whenWords}`, many: true },
	district: { column: sql`${searchEntry.district}`, many: false },
	mode: { column: sql`${searchEntry.mode}`, many: false },
	language: { column: sql`${searchEntry.language}`, many: true },
	access: { column: sql`${searchEntry.access}`, many: true },
	german: { column: sql`${searchEntry.german}`, many: false },
	forTwo: { column: sql`${searchEntry.forTwo}`, many: false },
	withChildren: { column: sql`${searchEntry.withChildren}`, many: false },
};

/** Beyond so many, an answer in time is worth more than numbers beside the filters. */
const MOST_COUNTED = 20_000;

export async function searchDatabase(database: Database, question: Question): Promise<Found> {
	const { words, conditions, now } = question;
	const loose = question.match === 'any';
	const asked = words.map((word) => queriesOf(word, loose));
	const terms = asked
		.map((each) => (question.namesOnly ? each.named : each.all))
		.join(loose ? ' | ' : ' & ');
	const matches = (given: Conditions) =>
		terms === ''
			? where(given, now)
			: sql`${searchEntry.terms} @@ ${terms}::tsquery and ${where(given, now)}`;
	const score = sql.join(
		[
			sql`0::int`,
			...asked.map(
				({
					named,
					meant,
					near,
					all,
				}) => sql`case when ${searchEntry.terms} @@ ${named}::tsquery then 8
					when ${searchEntry.terms} @@ ${meant}::tsquery then 7
					when ${searchEntry.terms} @@ ${near}::tsquery then 3
					when ${loose ? sql`${searchEntry.terms} @@ ${all}::tsquery` : sql`true`} then 1 else 0 end`,
			),
			...(question.typed === ''
				? []
				: [
						sql`case when ${searchEntry.name} = ${question.typed} then 40
							when starts_with(${searchEntry.name}, ${question.typed}) then 12 else 0 end`,
					]),
		],
		sql` + `,
	);
	const order = orderOf(question);
	const counted = question.facets ? FACET_NAMES : [];
	const own = counted.filter((facet): facet is Facet & Droppable =>
		inForce(conditions).some((name) => name === facet),
	);
	const isOwn = (facet: Facet): facet is Facet & Droppable => own.some((name) => name === facet);
	const facetOf = (facet: Facet, from: SQL): SQL => {
		const { column, many } = FACET_COLUMNS[facet];
		const value = many ? sql`unnest(${column})` : column;
		return sql`(select jsonb_object_agg(v, n) from (select ${value} as v, count(*) as n ${from} group by 1) c where v is not null)`;
	};
	const small = sql`(select count(*) from m) <= ${MOST_COUNTED}`;
	const query = sql`with m as materialized (
			select ${searchEntry.id} as id, ${score} as score, ${order.value} as wanted
			from ${searchEntry} where ${matches(conditions)}
		), page as (
			select m.id, m.score, m.wanted, ${searchEntry.weight} as weight, ${searchEntry.stale} as stale, ${searchEntry.tie} as tie,
				${searchEntry.document} -> 'card' as card
			from m join ${searchEntry} on ${searchEntry.id} = m.id
			order by ${order.first}m.score desc, ${searchEntry.weight}, ${searchEntry.stale}, ${searchEntry.tie}, m.id
			limit ${question.limit} offset ${question.offset}
		)
		select (select count(*) from m)::int as total,
			coalesce((select jsonb_agg(card order by ${order.last}score desc, weight, stale, tie, id) from page), '[]'::jsonb) as hits
			${
				counted.length === 0
					? sql``
					: sql`, case when ${small} then jsonb_build_object(${sql.join(
							counted.map((facet) => {
								const from = isOwn(facet)
									? sql`from ${searchEntry} where ${matches(without(conditions, facet))}`
									: sql`from m join ${searchEntry} on ${searchEntry.id} = m.id`;
								return sql`${sql.raw(`'${facet}'`)}, ${facetOf(facet, from)}`;
							}),
							sql`, `,
						)}) end as facets`
			}`;
	const [row] = await database.read((db) =>
		rows<{
			total: number;
			hits: EntryCard[];
			facets?: Partial<Record<Facet, Record<string, number> | null>> | null;
		}>(db, query),
	);
	const facets: Found['facets'] = {};
	for (const facet of counted) facets[facet] = row?.facets?.[facet] ?? {};
	return { total: row?.total ?? 0, cards: row?.hits ?? [], facets };
}

function orderOf(question: Question): { value: SQL; first: SQL; last: SQL } {
	const by = (value: SQL, direction: 'asc' | 'desc') => ({
		value,
		first: sql.raw(`m.wanted ${direction}, `),
		last: sql.raw(`wanted ${direction}, `),
	});
	if (question.sort === 'neu') return by(sql`${searchEntry.published}`, 'desc');
	if (question.sort === 'datum') return by(sql`${searchEntry.starts}`, 'asc');
	if (question.sort === 'name') return by(sql`${searchEntry.name}`, 'asc');
	if (question.sort === 'naehe' && question.near)
		return by(sql`coalesce(${kilometres(question.near.lat, question.near.lon)}, 1e9)`, 'asc');
	return { value: sql`0`, first: sql``, last: sql`` };
}
