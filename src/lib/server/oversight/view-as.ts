import { club } from '$db/schema';
import { withoutPrivateContact } from '$lib/domain/club/content';
import { Refused } from '$lib/domain/result';
import { demand } from '$lib/domain/rights/may';
import { eq } from 'drizzle-orm';
import { readClub } from '../clubs';
import type { Met, PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import { isId } from '../platform/ids';

// Seen with the eyes of others, only to be read: nobody becomes anybody, no enquiry and no private number is in
// it, and that it was looked at is written down.

/** What everybody reads of a club, or would. */
export async function viewAsPublic({ database }: PeoplePlatform, who: Met, clubId: string) {
	demand(who.actor, 'office.view-as');
	if (!isId(clubId)) throw new Refused('not-found');
	return database.transaction(async (tx) => {
		const found = await readClub(tx, clubId);
		if (!found) throw new Refused('not-found');
		await note(tx, who, clubId, { view: 'public' });
		return withoutPrivateContact(found.content);
	});
}

export interface Watched {
	clubId: string;
	name: string;
	/** Whoever looks, with the eyes of the team and with none of its rights. */
	met: Met;
}

/** The area of a club, page by page. */
export async function watchClub(
	{ database }: PeoplePlatform,
	who: Met,
	{ clubId, page }: { clubId: string; page: string },
): Promise<Watched> {
	const { personId } = demand(who.actor, 'office.view-as');
	if (!isId(clubId)) throw new Refused('not-found');
	return database.transaction(async (tx) => {
		const [found] = await tx.select({ name: club.name }).from(club).where(eq(club.id, clubId));
		if (!found) throw new Refused('not-found');
		await note(tx, who, clubId, { view: 'club', page });
		const actor = {
			personId,
			memberships: [{ clubId, role: 'owner' as const }],
			...{ strong: false, fresh: false, watches: clubId },
		};
		return { clubId, name: found.name, met: { ...who, actor } };
	});
}

async function note(tx: Db, who: Met, clubId: string, detail: Record<string, string>) {
	await nameInAudit(tx, who.person.id, who.person.name);
	await audit(tx, {
		actorId: who.person.id,
		...{ action: 'club.viewed-as', thingKind: 'club', thingId: clubId, detail },
	});
}
