import { address, club, place } from '$db/schema';
import type { ClubContent, ClubPlace } from '$lib/domain/club/content';
import { sortKey } from '$lib/domain/fold';
import { slugOf, withSuffix } from '$lib/domain/slug';
import { and, eq, inArray } from 'drizzle-orm';
import type { Platform } from '../platform';
import type { Db } from '../platform/database';
import type { Located } from '../platform/geocoder';
import { newId } from '../platform/ids';
import { PLACE_UNCLEAR } from './find-later';

export type ClubRow = typeof club.$inferSelect;

/** A club with its place, locked so that two who write go one after the other. */
export async function lockClub(
	tx: Db,
	id: string,
): Promise<{ row: ClubRow; content: ClubContent } | undefined> {
	const [row] = await tx.select().from(club).where(eq(club.id, id)).for('update');
	return row && { row, content: await contentOf(tx, row) };
}

export async function readClub(
	db: Db,
	id: string,
): Promise<{ row: ClubRow; content: ClubContent } | undefined> {
	const [row] = await db.select().from(club).where(eq(club.id, id));
	return row && { row, content: await contentOf(db, row) };
}

export async function clubWithPlace(db: Db, id: string) {
	const [found] = await db
		.select({ club, place })
		.from(club)
		.leftJoin(place, eq(place.id, club.placeId))
		.where(eq(club.id, id));
	return found;
}

async function contentOf(db: Db, row: ClubRow): Promise<ClubContent> {
	const [there] = row.placeId ? await db.select().from(place).where(eq(place.id, row.placeId)) : [];
	return {
		name: row.name,
		legalForm: row.legalForm as ClubContent['legalForm'],
		sentence: row.sentence,
		about: row.about,
		topics: row.topics as ClubContent['topics'],
		audiences: row.audiences as ClubContent['audiences'],
		activities: row.activities as ClubContent['activities'],
		languages: row.languages as ClubContent['languages'],
		access: row.access as ClubContent['access'],
		meets: row.meets,
		foundedYear: row.foundedYear,
		contactPerson: row.contactPerson,
		contactRole: row.contactRole,
		contactMail: row.contactMail,
		contactPhone: row.contactPhone,
		contactPersonPublic: row.contactPersonPublic,
		contactMailPublic: row.contactMailPublic,
		contactPhonePublic: row.contactPhonePublic,
		website: row.website,
		donation: row.donation,
		place: there ? placeKept(there) : null,
	};
}

/** An address as it was said; where a person set the pin, with it. */
export function placeKept(row: typeof place.$inferSelect): ClubPlace {
	const { name, street, postcode, town, lat, lon } = row;
	const byHand = row.coordinateSource === 'hand' && lat !== null && lon !== null;
	return { name, street, postcode, town, ...(byHand ? { pin: { lat, lon } } : {}) };
}

/** Where an address lies; asked before the transaction, because a geocoder takes its time. */
export const locatePlace = async (
	{ geocoder }: Pick<Platform, 'geocoder'>,
	wanted: ClubPlace | null | undefined,
): Promise<Located | undefined> =>
	wanted
		? geocoder.locate({
				street: wanted.street,
				postcode: wanted.postcode,
				town: wanted.town,
				pin: wanted.pin,
			})
		: undefined;

/** A pin that lies nowhere near counts as none, and is not kept: what is kept says what counted. */
export function settledPlace<P>(wanted: P, located: Located | undefined): P {
	if (typeof wanted !== 'object' || wanted === null || !('pin' in wanted)) return wanted;
	if (located?.source === 'hand') return wanted;
	const { pin: _pin, ...address } = wanted;
	return address as P;
}

/** What these fields are in the table, a new name with a new address, and a place of its own. */
export async function columnsOf(
	parts: Pick<Platform, 'outbox'>,
	tx: Db,
	id: string,
	patch: Readonly<Partial<ClubContent>>,
	located: Located | undefined,
	now: Date,
): Promise<Partial<typeof club.$inferInsert>> {
	const { place: wanted, ...fields } = patch;
	return {
		...fields,
		...(patch.name === undefined
			? {}
			: {
					sortName: sortKey(patch.name),
					slug: await claimSlug(
						tx,
						{ kind: 'club', id, name: patch.name, otherwise: 'verein' },
						now,
					),
				}),
		...(wanted === undefined ? {} : await writePlace(parts, tx, wanted, located, now)),
		updatedAt: now,
	};
}

/** A row of its own for an address: others may stand at the old place. */
export async function writePlace(
	{ outbox }: Pick<Platform, 'outbox'>,
	tx: Db,
	wanted: ClubPlace | null,
	located: Located | undefined,
	now: Date,
) {
	if (!wanted) return { placeId: null, district: null };
	const placeId = newId(now.getTime());
	const { name, street, postcode, town } = wanted;
	await tx.insert(place).values({
		id: placeId,
		...{ name, street, postcode, town },
		district: located?.district ?? null,
		lat: located?.lat ?? null,
		lon: located?.lon ?? null,
		accuracy: located?.accuracy ?? null,
		coordinateSource: located?.source ?? null,
	});
	if (located?.again)
		await outbox.tell(tx, { type: PLACE_UNCLEAR, thingKind: 'place', thingId: placeId });
	return { placeId, district: located?.district ?? null };
}

/** The address for this name: the thing's own again, or one that never belonged to anything else. */
export async function claimSlug(
	tx: Db,
	thing: { kind: string; id: string; name: string; otherwise: string },
	now: Date,
): Promise<string> {
	const { kind: thingKind, id } = thing;
	const wanted = slugOf(thing.name, thing.otherwise);
	const candidates = [wanted, ...Array.from({ length: 60 }, (_, at) => withSuffix(wanted, at + 2))];
	// Many are called alike ("Sommerfest"): then a few signs of the id make it different for good.
	const last = `${wanted.slice(0, 40).replace(/-+$/, '')}-${id.slice(-12)}`;
	const tried = [...candidates, last];
	const ownersOf = async (slugs: string[]) => {
		const rows = await tx
			.select({ slug: address.slug, thingId: address.thingId })
			.from(address)
			.where(and(eq(address.thingKind, thingKind), inArray(address.slug, slugs)));
		return new Map(rows.map((row) => [row.slug, row.thingId]));
	};
	const known = await ownersOf(tried);
	for (const slug of tried) {
		const owner = known.get(slug);
		if (owner === id) return slug;
		if (owner) continue;
		// Somebody may take it in this very moment: then it is theirs, and the next one is tried.
		const taken = await tx
			.insert(address)
			.values({ thingKind, slug, thingId: id, createdAt: now })
			.onConflictDoNothing()
			.returning({ slug: address.slug });
		// Or two save the same thing at once, and want the same.
		if (taken.length > 0 || (await ownersOf([slug])).get(slug) === id) return slug;
	}
	throw new Error(`No free address for ${wanted}`);
}
