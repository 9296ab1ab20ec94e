import { club, picture, storedFile, type PictureFile } from '$db/schema';
import { isNewClub, NEW_CLUB } from '$lib/domain/club/new-club';
import type { ClubState } from '$lib/domain/club/states';
import { demand, type Actor } from '$lib/domain/rights/may';
import { eq, inArray } from 'drizzle-orm';
import { audit } from '../platform/audit';
import type { Platform } from '../platform';
import { newId } from '../platform/ids';
import { describeError } from '../platform/log';
import { kindOfPicture, PICTURE_BYTES } from '../platform/images/make-picture';
import { makeApart, PicturesBusy } from '../platform/images/run-apart';

export const PICTURE_BODY_LIMIT = 9 * 1024 * 1024;
const MOST_AN_HOUR = 60;

/** Too large; no kind of picture we take; broken or not what it says; too many at once; enough for a new club. */
export type PictureProblem = 'large' | 'kind' | 'unreadable' | 'busy' | 'new';
export type AddedPicture =
	{ id: string; width: number; height: number } | { problem: PictureProblem };

/** Made anew in fixed sizes; the upload itself is forgotten. The row comes when every file is safely there. */
export async function addPicture(
	platform: Platform,
	who: { actor: Actor },
	{ clubId, bytes }: { clubId: string; bytes: Uint8Array },
): Promise<AddedPicture> {
	const { personId } = demand(who.actor, 'entry.write', { clubId });
	if (bytes.byteLength > PICTURE_BYTES) return { problem: 'large' };
	if (!kindOfPicture(bytes)) return { problem: 'kind' };
	const spent = await platform.limits.allow('picture', clubId, MOST_AN_HOUR, 3_600);
	if (!spent.allowed) return { problem: 'busy' };
	if (!(await mayStill(platform, clubId))) return { problem: 'new' };
	let made;
	try {
		made = await makeApart(bytes);
	} catch (error) {
		if (error instanceof PicturesBusy) return { problem: 'busy' };
		platform.log.info('picture.refused', describeError(error));
		return { problem: 'unreadable' };
	}
	const files: PictureFile[] = [];
	for (const { bytes: content, ...file } of made.files)
		files.push({ ...file, hash: await platform.files.put(content, file.type) });
	const now = platform.clock.now();
	const id = newId(now.getTime());
	const { width, height, colour } = made;
	await platform.database.transaction(async (tx) => {
		const hashes = [...new Set(files.map(({ hash }) => hash))];
		// Held until the picture says that it needs them: the nightly cleaning waits for us.
		const there = await tx
			.select({ hash: storedFile.hash })
			.from(storedFile)
			.where(inArray(storedFile.hash, hashes))
			.for('update');
		if (there.length < hashes.length) throw new Error('A file went away while it was needed');
		await tx
			.insert(picture)
			.values({ id, clubId, personId, width, height, colour, files, createdAt: now });
		await audit(tx, {
			actorId: personId,
			action: 'picture.added',
			thingKind: 'picture',
			thingId: id,
			detail: { width, height },
		});
	});
	return { id, width, height };
}

/** Of a club that nobody trusts yet, a few a day. */
async function mayStill({ database, limits, clock }: Platform, clubId: string): Promise<boolean> {
	const [row] = await database.read((db) =>
		db
			.select({ state: club.state, publishedAt: club.publishedAt })
			.from(club)
			.where(eq(club.id, clubId)),
	);
	if (!row || !isNewClub({ ...row, state: row.state as ClubState }, clock.now())) return true;
	return (await limits.allow('picture-new', clubId, NEW_CLUB.photosADay, 86_400)).allowed;
}
