import { searchEntry } from '$db/schema';
import { MIXED, packSpots, SCALE, type PackedPoint } from '$lib/domain/search/spots';
import { sql, type SQL } from 'drizzle-orm';
import { rows, type Database, type Db } from '../platform/database';
import { byTheirWords, matches, searchDatabase } from './database-search';
import type { Question } from './question';
import { MOST_HITS, type Spotter } from './spotter';
import { queriesOf } from './word-queries';

/** Across the view. */
const FIELDS = 16;

export function databaseSpots(database: Database): Spotter {
	const among = <T>(
		question: Question,
		look: (db: Db, matching: SQL) => Promise<T>,
	): Promise<T> => {
		const asked = question.words.map((word) => queriesOf(word, question.match === 'any'));
		return byTheirWords(database, asked, (db) =>
			look(db, matches(question, asked, question.conditions)),
		);
	};
	return {
		find: (question) => searchDatabase(database, question),
		async points(question) {
			const found = await among(question, (db, matching) =>
				db
					.select({ lat: searchEntry.lat, lon: searchEntry.lon, topics: searchEntry.topics })
					.from(searchEntry)
					.where(matching)
					.limit(MOST_HITS + 1),
			);
			return found.length > MOST_HITS ? undefined : packSpots(found);
		},
		fields(question, view) {
			const field = (view.east - view.west) / FIELDS;
			const { lon, lat } = searchEntry;
			return among(question, async (db, matching) => {
				const fields = await rows<{ lon: number; lat: number; count: number }>(
					db,
					sql`select avg(${lon})::float8 as lon, avg(${lat})::float8 as lat, count(*)::int as count
						from ${searchEntry} where ${matching}
						group by floor((${lon} - ${view.west}::float8) / ${field}::float8), floor((${lat} - ${view.south}::float8) / ${field}::float8 * 1.7)`,
				);
				return fields.map(({ lon, lat, count }): PackedPoint => [
					Math.round(lon * SCALE),
					Math.round(lat * SCALE),
					MIXED,
					count,
				]);
			});
		},
	};
}
