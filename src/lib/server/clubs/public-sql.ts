import { club } from '$db/schema';
import { PUBLIC_CLUB, type PublicRule } from '$lib/domain/public';
import {
	and,
	gt,
	isNull,
	lte,
	or,
	sql,
	type AnyColumn,
	type Placeholder,
	type SQL,
} from 'drizzle-orm';

/** States as literals, not as parameters: only then can the planner use the partial indexes. */
const oneOf = (column: AnyColumn, states: readonly string[]): SQL =>
	sql`${column} in (${sql.raw(states.map((state) => `'${state}'`).join(', '))})`;

/** The SQL of a rule of domain/public. Queries with `clubStates` join the table of clubs. */
export function publicSql<F extends string = never>(
	rule: PublicRule<string, F>,
	columns: { state: AnyColumn } & Record<NoInfer<F>, AnyColumn>,
	now: Date | Placeholder,
): SQL | undefined {
	const from = rule.notBefore ? columns[rule.notBefore] : undefined;
	const until = rule.notAfter ? columns[rule.notAfter] : undefined;
	const ofClub = rule.clubStates && oneOf(club.state, rule.clubStates);
	return and(
		oneOf(columns.state, rule.states),
		ofClub && rule.cityToo ? or(isNull(club.id), ofClub) : ofClub,
		from && orEmpty(from, lte(from, now)),
		until && orEmpty(until, gt(until, now)),
	);
}

/** Asking a column that is never empty whether it is costs the planner its way to the index. */
const orEmpty = (column: AnyColumn, condition: SQL): SQL | undefined =>
	column.notNull ? condition : or(isNull(column), condition);

/** Clubs are public by their state alone. */
export const isPublicClub: SQL = oneOf(club.state, PUBLIC_CLUB.states);
