import { club, delivery, event, need, place } from '$db/schema';
import { CLUB_CHANGED, EVENT_CHANGED, NEED_CHANGED } from '$lib/domain/search/facts';
import { and, eq, isNull } from 'drizzle-orm';
import type { Database, Db } from '../platform/database';
import type { Geocoder } from '../platform/geocoder';
import type { Listener, Outbox, Waits } from '../platform/jobs/outbox';

export const PLACE_UNCLEAR = 'place.unclear';
const LISTENER = 'place';

/** Tried for almost three days; after that an operator sees that it never came. */
const WAITS: Waits = [60, 1_800, 7_200, 21_600, 43_200, 86_400, 86_400];

/**
 * The geocoder was away when this was saved: it is asked again, and what it knows better is filled in, once.
 * What a person set meanwhile stays.
 */
export function findLater(parts: {
	database: Database;
	geocoder: Geocoder;
	outbox: () => Outbox;
}): Listener {
	const { database, geocoder, outbox } = parts;
	return {
		name: LISTENER,
		hears: [PLACE_UNCLEAR],
		waits: WAITS,
		async handle({ thingId }) {
			const [row] = await database.read((db) =>
				db.select().from(place).where(eq(place.id, thingId)),
			);
			if (!row || row.coordinateSource === 'hand') return;
			const { street, postcode, town } = row;
			const located = await geocoder.locate({ street, postcode, town });
			if (located?.again) throw new Error('The geocoder is still away');
			// It knows no more than our own list.
			if (located?.source !== 'geocoder') return;
			const { lat, lon, accuracy, source, district = row.district } = located;
			await database.transaction(async (tx) => {
				const filled = await tx
					.update(place)
					.set({ lat, lon, accuracy, coordinateSource: source, district })
					.where(and(eq(place.id, thingId), eq(place.coordinateSource, 'gazetteer')))
					.returning({ id: place.id });
				if (filled.length > 0) await tellWhoStandsThere(tx, outbox(), thingId, district);
			});
			outbox().nudge();
		},
	};
}

/** The part of the town is kept with each of them, and the lists have to hear of it. */
async function tellWhoStandsThere(
	tx: Db,
	outbox: Outbox,
	placeId: string,
	district: string | null,
) {
	const there = [
		{ kind: 'club', table: club, type: CLUB_CHANGED },
		{ kind: 'need', table: need, type: NEED_CHANGED },
		{ kind: 'event', table: event, type: EVENT_CHANGED },
	] as const;
	for (const { kind, table, type } of there) {
		const moved = await tx
			.update(table)
			.set({ district })
			.where(eq(table.placeId, placeId))
			.returning({ id: table.id });
		for (const { id } of moved) await outbox.tell(tx, { type, thingKind: kind, thingId: id });
	}
}

/** Whether the map of this place is still to come. */
export async function isFoundLater(db: Db, placeId: string): Promise<boolean> {
	const waiting = await db
		.select({ sequence: delivery.sequence })
		.from(delivery)
		.where(
			and(
				eq(delivery.listener, LISTENER),
				eq(delivery.thingId, placeId),
				isNull(delivery.parkedAt),
			),
		)
		.limit(1);
	return waiting.length > 0;
}
