import { version } from '$db/schema';
import type { ClubPlace } from '$lib/domain/club/content';
import { Refused } from '$lib/domain/result';
import { moveVersion, type VersionState } from '$lib/domain/version/states';
import { changedIn } from '$lib/domain/writing/content';
import { eq } from 'drizzle-orm';
import { claimSlug, lockClub, supersede, type Decided } from '../clubs';
import type { Platform } from '../platform';
import type { Db } from '../platform/database';
import type { Located } from '../platform/geocoder';
import { placeFor } from './save-entry';
import type { AnyContent, Written } from './written';

/** The address a waiting text names: looked up before the transaction, because that takes its time. */
export const addressInKept = (kept: Record<string, unknown>): ClubPlace | undefined =>
	typeof kept.place === 'object' && kept.place !== null ? (kept.place as ClubPlace) : undefined;

/** What a club wrote is let through, asked about or turned down. What is public already stays as it is. */
export async function decideEntry<C extends AnyContent>(
	{ outbox }: Pick<Platform, 'outbox'>,
	tx: Db,
	written: Written<C>,
	item: { clubId: string; versionId: string; located: Located | undefined },
	action: 'approve' | 'ask' | 'reject',
	by: Decided,
): Promise<string[]> {
	const { kind, moves } = written;
	const club = await lockClub(tx, item.clubId);
	const [waiting] = await tx
		.select()
		.from(version)
		.where(eq(version.id, item.versionId))
		.for('update');
	const found = waiting && (await written.find(tx, waiting.thingId, true));
	if (!club || !found) throw new Refused('gone');
	const { row } = found;
	const neverShown = row.state === 'waiting' || row.state === 'query';
	const state = neverShown ? moves.move(row.state, action, 'coordinator') : row.state;
	const content = written.read(waiting.content);
	const changed = changedIn(found.content, content);
	if (action === 'approve') {
		const { now } = by;
		const slug = await claimSlug(
			tx,
			{ kind, id: row.id, name: content.title, otherwise: written.otherwise },
			now,
		);
		const place = await placeFor({ outbox }, tx, club.row, content, found, item.located, now);
		await written.update(tx, row.id, {
			...{ slug, state, content, place, now },
			publishedAt: row.publishedAt ?? now,
		});
		await supersede(tx, kind, row.id);
	} else if (neverShown) await written.put(tx, row.id, { action, state, reason: '', now: by.now });
	await tx
		.update(version)
		.set({
			state: moveVersion(waiting.state as VersionState, action, 'coordinator'),
			decidedAt: by.now,
			deciderId: by.deciderId,
			reason: by.reason,
		})
		.where(eq(version.id, waiting.id));
	await outbox.tell(tx, { type: written.fact, thingKind: kind, thingId: row.id });
	return neverShown ? ['state'] : changed;
}
