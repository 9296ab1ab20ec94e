import type { EntrySource } from '$lib/domain/search/entry';
import type { Db } from '../../platform/database';
import { clubSources } from './club-sources';
import { eventSources } from './event-sources';
import { needSources } from './need-sources';
import { newsSources } from './news-sources';

/** Public entries among these ids, whatever they are; the rest is not public, or not there. */
export async function loadSources(
	db: Db,
	ids: readonly string[],
	now: Date,
): Promise<EntrySource[]> {
	if (ids.length === 0) return [];
	return [
		...(await clubSources(db, ids)),
		...(await needSources(db, ids, now)),
		...(await eventSources(db, ids, now)),
		...(await newsSources(db, ids, now)),
	];
}
