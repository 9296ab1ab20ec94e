import { searchEntry } from '$db/schema';
import type { Box } from '$lib/domain/search/nearby';
import { sql } from 'drizzle-orm';
import { rows, type Database } from '../platform/database';
import { within } from './conditions-sql';
import { byTheirWords, matches } from './database-search';
import type { Question } from './question';
import { queriesOf } from './word-queries';

/** How many lie in each field of a grid over the view: what no map can tell apart it can still count. */
export async function countFields(
	database: Database,
	question: Question,
	view: Box,
	across: number,
): Promise<{ lon: number; lat: number; count: number }[]> {
	const asked = question.words.map((word) => queriesOf(word, question.match === 'any'));
	const field = (view.east - view.west) / across;
	const { lon, lat } = searchEntry;
	return byTheirWords(database, asked, (db) =>
		rows<{ lon: number; lat: number; count: number }>(
			db,
			sql`select avg(${lon})::float8 as lon, avg(${lat})::float8 as lat, count(*)::int as count
				from ${searchEntry} where ${matches(question, asked, question.conditions)} and ${within(view)}
				group by floor((${lon} - ${view.west}::float8) / ${field}::float8), floor((${lat} - ${view.south}::float8) / ${field}::float8 * 1.7)`,
		),
	);
}
