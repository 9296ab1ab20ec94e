import { club, need } from '$db/schema';
import { and, asc, eq, sql, type SQL } from 'drizzle-orm';
import { newestFirst, prepared, type Db } from '../platform/database';
import {
	countsOf,
	isEveryWeekIn,
	isFixedIn,
	isListedNeed,
	needColumns,
	onlyRow,
	type AnySpan,
	type NeedCard,
	type Span,
} from './queries';

const NOW = sql.placeholder('now');
const spanOf = (name: string): AnySpan => ({
	from: sql.placeholder(`${name}From`),
	until: sql.placeholder(`${name}Until`),
	days: sql.placeholder(`${name}Days`),
});
const DAY = spanOf('day');
const WEEK = spanOf('week');
/** As the columns would encode them. */
const valuesOf = (name: string, { from, until, days }: Span) => ({
	[`${name}From`]: from.toISOString(),
	[`${name}Until`]: until.toISOString(),
	[`${name}Days`]: `{${days.join(',')}}`,
});

/** So many cards does the start page have. */
const MOST = 3;

const ofDay = (name: string, when: SQL | undefined, order: readonly SQL[]) =>
	prepared((db) =>
		db
			.select(needColumns)
			.from(need)
			.innerJoin(club, eq(club.id, need.clubId))
			.where(and(isListedNeed(NOW), when))
			.orderBy(...order)
			.limit(MOST)
			.prepare(name),
	);
const NEWEST = [newestFirst(need.publishedAt), asc(need.id)];
const fixedOnDay = ofDay('needs_fixed', isFixedIn(DAY), [asc(need.nextAt), ...NEWEST]);
const everyWeek = ofDay('needs_every_week', isEveryWeekIn(DAY), NEWEST);

/** Fits on this weekday. Fixed dates first, then what is new: nobody's size or age counts. */
export async function listNeedsForDay(db: Db, day: Span, now: Date): Promise<NeedCard[]> {
	const values = { now: now.toISOString(), ...valuesOf('day', day) };
	const fixed = await fixedOnDay(db).execute(values);
	if (fixed.length === MOST) return fixed;
	return [...fixed, ...(await everyWeek(db).execute(values))].slice(0, MOST);
}

const counts = prepared((db) =>
	db
		.select(
			countsOf({
				all: {},
				onDay: { happens: DAY },
				thisWeek: { happens: WEEK },
				short: { effort: ['bis-2-stunden'] },
				forTwo: { forTwo: true },
				littleGerman: { german: ['kein', 'etwas'] },
			}),
		)
		.from(need)
		.innerJoin(club, eq(club.id, need.clubId))
		.where(isListedNeed(NOW))
		.prepare('needs_counted'),
);

/** What stands in the sentence and the chips of the start page, from one walk through what is open. */
export async function countForStart(db: Db, day: Span, week: Span, now: Date) {
	const values = { now: now.toISOString(), ...valuesOf('day', day), ...valuesOf('week', week) };
	const [row] = await counts(db).execute(values);
	return onlyRow(row);
}
