import type { place } from '$db/schema';
import type { EntryPlace } from '$lib/domain/writing/content';

/** Where it is, as the club said it. */
export function placeIn(
	row: { placeId: string | null },
	club: { placeId: string | null } | null,
	there: typeof place.$inferSelect | null,
	nowhere: boolean,
): EntryPlace {
	if (nowhere) return 'ohne';
	if (!there || row.placeId === club?.placeId) return 'verein';
	const { name, street, postcode, town } = there;
	return { name, street, postcode, town };
}
