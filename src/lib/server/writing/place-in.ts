import type { place } from '$db/schema';
import type { EntryPlace } from '$lib/domain/writing/content';
import { placeKept } from '../clubs';

/** Where it is, as the club said it. */
export function placeIn(
	row: { placeId: string | null },
	club: { placeId: string | null } | null,
	there: typeof place.$inferSelect | null,
	nowhere: boolean,
): EntryPlace {
	if (nowhere) return 'ohne';
	if (!there || row.placeId === club?.placeId) return 'verein';
	return placeKept(there);
}
