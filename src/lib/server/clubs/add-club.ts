import { club, version } from '$db/schema';
import type { ClubContent } from '$lib/domain/club/content';
import { moveClub } from '$lib/domain/club/states';
import { moveVersion } from '$lib/domain/version/states';
import { audit } from '../platform/audit';
import type { Platform } from '../platform';
import type { Db } from '../platform/database';
import type { Located } from '../platform/geocoder';
import { newId } from '../platform/ids';
import { columnsOf } from './content';

/** A club that wants to be let in: nothing of it is public yet. */
export async function addWaitingClub(
	parts: Pick<Platform, 'outbox'>,
	tx: Db,
	input: { content: ClubContent; located: Located | undefined; authorId: string; now: Date },
): Promise<{ clubId: string; versionId: string }> {
	const { content, located, authorId, now } = input;
	const clubId = newId(now.getTime());
	const versionId = newId(now.getTime());
	const columns = await columnsOf(parts, tx, clubId, content, located, now);
	await tx.insert(club).values({
		legalForm: content.legalForm,
		name: content.name,
		...columns,
		id: clubId,
		slug: columns.slug ?? clubId,
		sortName: columns.sortName ?? '',
		state: moveClub('draft', 'submit', 'owner'),
		claimed: true,
		createdAt: now,
	});
	await tx.insert(version).values({
		id: versionId,
		thingKind: 'club',
		thingId: clubId,
		number: 1,
		state: moveVersion('draft', 'submit', 'owner'),
		content: { ...content },
		authorId,
		createdAt: now,
		submittedAt: now,
	});
	await audit(tx, { actorId: authorId, action: 'club.submit', thingKind: 'club', thingId: clubId });
	return { clubId, versionId };
}
