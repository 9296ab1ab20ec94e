import { membership, review } from '$db/schema';
import { withoutPrivateContact, type ClubContent, type ClubField } from '$lib/domain/club/content';
import { Refused } from '$lib/domain/result';
import { demand, type Actor } from '$lib/domain/rights/may';
import { and, count, desc, eq, inArray } from 'drizzle-orm';
import type { Platform } from '../platform';
import type { Db } from '../platform/database';
import { readClub, type ClubRow } from './content';
import { pendingChange } from './save-section';

export interface OwnProfile {
	row: ClubRow;
	/** What everybody reads, or would if it were let in. */
	content: ClubContent;
	/** What waits, over it. */
	wanted: ClubContent;
	waiting: ClubField[];
	/** The last word of the coordination about the club, and about a change. */
	verdicts: Verdict[];
	owners: number;
}

export interface Verdict {
	kind: 'club' | 'change';
	state: string;
	reasonKey: string | null;
	reason: string;
	decidedAt: Date | null;
	submittedAt: Date;
}

/** Everything a team sees of its own club. */
export async function readOwnProfile(
	{ database }: Pick<Platform, 'database'>,
	who: { actor: Actor },
	clubId: string,
): Promise<OwnProfile> {
	demand(who.actor, 'club.see', { clubId });
	return database.read(async (db) => {
		const found = await readClub(db, clubId);
		if (!found) throw new Refused('not-found');
		const { row, content } = found;
		const patch = (await pendingChange(db, clubId))?.patch ?? {};
		// Whoever only looks at the page of a team reads what everybody may.
		const see = (said: ClubContent) => (who.actor.watches ? withoutPrivateContact(said) : said);
		const [owners] = await db
			.select({ count: count() })
			.from(membership)
			.where(
				and(
					eq(membership.clubId, clubId),
					eq(membership.role, 'owner'),
					eq(membership.state, 'active'),
				),
			);
		return {
			row,
			content: see(content),
			wanted: see({ ...content, ...patch }),
			waiting: Object.keys(patch) as ClubField[],
			verdicts: await lastVerdicts(db, clubId),
			owners: owners?.count ?? 0,
		};
	});
}

async function lastVerdicts(db: Db, clubId: string): Promise<Verdict[]> {
	const found = await db
		.select({
			kind: review.kind,
			state: review.state,
			reasonKey: review.reasonKey,
			reason: review.reason,
			decidedAt: review.decidedAt,
			submittedAt: review.submittedAt,
		})
		.from(review)
		.where(and(eq(review.clubId, clubId), inArray(review.kind, ['club', 'change'])))
		.orderBy(desc(review.createdAt), desc(review.id))
		.limit(10);
	return (['club', 'change'] as const).flatMap((kind) => {
		const last = found.find((one) => one.kind === kind);
		return last ? [{ ...last, kind }] : [];
	});
}
