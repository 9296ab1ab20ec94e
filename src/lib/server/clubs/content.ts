import { address, club, place } from '$db/schema';
import type { ClubContent, ClubPlace } from '$lib/domain/club/content';
import { sortKey } from '$lib/domain/fold';
import { slugOf, withSuffix } from '$lib/domain/slug';
import { and, eq, inArray } from 'drizzle-orm';
import type { Platform } from '../platform';
import type { Db } from '../platform/database';
import type { Located } from '../platform/geocoder';
import { newId } from '../platform/ids';

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
		place: there
			? { name: there.name, street: there.street, postcode: there.postcode, town: there.town }
			: null,
	};
}

/** Where an address lies; asked before the transaction, because a geocoder takes its time. */
export const locatePlace = async (
	{ geocoder }: Pick<Platform, 'geocoder'>,
	wanted: ClubPlace | null | undefined,
): Promise<Located | undefined> =>
	wanted
		? geocoder.locate({ street: wanted.street, postcode: wanted.postcode, town: wanted.town })
		: undefined;

/** What these fields are in the table, a new name with a new address, and a place of its own. */
export async function columnsOf(
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
			: { sortName: sortKey(patch.name), slug: await claimSlug(tx, id, patch.name, now) }),
		...(wanted === undefined ? {} : await placeColumns(tx, wanted, located, now)),
		updatedAt: now,
	};
}

async function placeColumns(
	tx: Db,
	wanted: ClubPlace | null,
	located: Located | undefined,
	now: Date,
) {
	if (!wanted) return { placeId: null, district: null };
	const placeId = newId(now.getTime());
	// A row of its own: others may stand at the old place.
	await tx.insert(place).values({
		id: placeId,
		...wanted,
		district: located?.district ?? null,
		lat: located?.lat ?? null,
		lon: located?.lon ?? null,
		accuracy: located?.accuracy ?? null,
		coordinateSource: located?.source ?? null,
	});
	return { placeId, district: located?.district ?? null };
}

/** The address for this name: the club's own again, or one that never belonged to anybody else. */
async function claimSlug(tx: Db, id: string, name: string, now: Date): Promise<string> {
	const wanted = slugOf(name, 'verein');
	const candidates = [wanted, ...Array.from({ length: 60 }, (_, at) => withSuffix(wanted, at + 2))];
	const known = await tx
		.select({ slug: address.slug, thingId: address.thingId })
		.from(address)
		.where(and(eq(address.thingKind, 'club'), inArray(address.slug, candidates)));
	for (const slug of candidates) {
		const owner = known.find((row) => row.slug === slug)?.thingId;
		if (owner === id) return slug;
		if (owner) continue;
		// Somebody may take it in this very moment: then it is theirs, and the next one is tried.
		const taken = await tx
			.insert(address)
			.values({ thingKind: 'club', slug, thingId: id, createdAt: now })
			.onConflictDoNothing()
			.returning({ slug: address.slug });
		if (taken.length > 0) return slug;
	}
	throw new Error(`No free address for ${wanted}`);
}
