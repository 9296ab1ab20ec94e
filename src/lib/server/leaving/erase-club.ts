import {
	club,
	clubHold,
	clubLeaving,
	enquiry,
	entryDraft,
	event,
	eventDate,
	invitation,
	membership,
	need,
	needRole,
	needSession,
	news,
	picture,
	place,
	registration,
	review,
	version,
} from '$db/schema';
import { EVENT_MOVES, moveEvent } from '$lib/domain/event/states';
import { moveNeed, NEED_MOVES } from '$lib/domain/need/states';
import { moveNews, NEWS_MOVES } from '$lib/domain/news/states';
import { CLUB_CHANGED } from '$lib/domain/search/facts';
import { and, eq, inArray, isNull, lte, notExists, or, sql } from 'drizzle-orm';
import { eraseViews } from '../effect';
import { audit } from '../platform/audit';
import type { Clock } from '../platform/clock';
import type { Database, Db } from '../platform/database';
import type { Outbox } from '../platform/jobs/outbox';
import { tellLeaving } from './tell-leaving';

interface Parts {
	database: Database;
	clock: Clock;
	outbox: Outbox;
}

const AT_ONCE = 100;

/**
 * The job: whose days are over is erased. What stays is what an old address needs to say "this is gone, look
 * there": names and topics that were public. Two processes at once, or a crash in the middle, erase once.
 */
export async function eraseLeavingClubs(parts: Parts): Promise<number> {
	const now = parts.clock.now();
	const due = await parts.database.read((db) =>
		db
			.select({ id: clubLeaving.clubId })
			.from(clubLeaving)
			.where(and(lte(clubLeaving.leavesAt, now), isNull(clubLeaving.erasedAt)))
			.limit(AT_ONCE),
	);
	let erased = 0;
	for (const { id } of due)
		if (await parts.database.transaction((tx) => erase(parts, tx, id, now))) erased++;
	parts.outbox.nudge();
	return erased;
}

async function erase(parts: Parts, tx: Db, id: string, now: Date): Promise<boolean> {
	const [row] = await tx.select().from(club).where(eq(club.id, id)).for('update');
	const [leaving] = await tx.select().from(clubLeaving).where(eq(clubLeaving.clubId, id));
	if (!row || !leaving || leaving.erasedAt || leaving.leavesAt > now) return false;
	const places = await emptyEntries(tx, id);
	await eraseViews(tx, [id]);
	await tx.delete(enquiry).where(eq(enquiry.clubId, id));
	await tx.delete(entryDraft).where(eq(entryDraft.clubId, id));
	await tx.delete(review).where(eq(review.clubId, id));
	await tx.delete(version).where(and(eq(version.thingKind, 'club'), eq(version.thingId, id)));
	await tx.delete(clubHold).where(eq(clubHold.clubId, id));
	await tx.delete(invitation).where(eq(invitation.clubId, id));
	await tx
		.delete(registration)
		.where(or(eq(registration.clubId, id), eq(registration.claimsId, id)));
	await tx.delete(picture).where(eq(picture.clubId, id));
	// Told before they are out of the team, so that they hear of it once more.
	await tellLeaving(parts, tx, id, 'club.erased');
	await tx.delete(membership).where(eq(membership.clubId, id));
	await tx
		.update(club)
		.set({ ...NOTHING, ...NO_CONTACT, placeId: null, claimed: false, updatedAt: now })
		.where(eq(club.id, id));
	await dropPlaces(tx, [row.placeId, ...places]);
	await tx
		.update(clubLeaving)
		.set({ erasedAt: now, askerId: null, note: '' })
		.where(eq(clubLeaving.clubId, id));
	await audit(tx, { action: 'club.erase', thingKind: 'club', thingId: id });
	await parts.outbox.tell(tx, { type: CLUB_CHANGED, thingKind: 'club', thingId: id });
	return true;
}

const NOTHING = { sentence: '', about: '', meets: '', website: '', donation: '' };
const NO_CONTACT = {
	contactPerson: '',
	contactRole: '',
	contactMail: '',
	contactPhone: '',
	contactMailPublic: false,
	contactPhonePublic: false,
	contactPersonPublic: false,
};
const NO_PICTURE = { pictureId: null, pictureAlt: '', pictureCredit: '' };

/** Of what was public only title and topics stay; the rest was never anybody's business. Gives its places. */
async function emptyEntries(tx: Db, clubId: string): Promise<(string | null)[]> {
	const ofClub = { need: eq(need.clubId, clubId), event: eq(event.clubId, clubId) };
	const needs = await tx.select().from(need).where(ofClub.need).for('update');
	const events = await tx.select().from(event).where(ofClub.event).for('update');
	const stories = await tx.select().from(news).where(eq(news.clubId, clubId)).for('update');
	const ids = [...needs, ...events, ...stories].map(({ id }) => id);
	if (ids.length === 0) return [];
	await tx.delete(version).where(inArray(version.thingId, ids));
	await eraseViews(tx, ids);
	await tx.delete(needSession).where(inArray(needSession.needId, ids));
	await tx.delete(needRole).where(inArray(needRole.needId, ids));
	await tx.delete(eventDate).where(inArray(eventDate.eventId, ids));
	for (const table of [need, event, news])
		await tx.delete(table).where(and(eq(table.clubId, clubId), isNull(table.publishedAt)));
	await tx
		.update(need)
		.set({ state: moveNeed('open', 'withdraw') })
		.where(and(ofClub.need, inArray(need.state, fromWhich(NEED_MOVES))));
	await tx
		.update(need)
		.set({ summary: '', text: '', placeId: null, ...NO_PICTURE })
		.where(ofClub.need);
	await tx
		.update(event)
		.set({ state: moveEvent('planned', 'withdraw') })
		.where(and(ofClub.event, inArray(event.state, fromWhich(EVENT_MOVES))));
	await tx
		.update(event)
		.set({ text: '', link: '', price: '', reason: '', placeId: null, ...NO_PICTURE })
		.where(ofClub.event);
	await tx
		.update(news)
		.set({ state: moveNews('published', 'withdraw') })
		.where(and(eq(news.clubId, clubId), inArray(news.state, fromWhich(NEWS_MOVES))));
	await tx
		.update(news)
		.set({ text: '', ...NO_PICTURE })
		.where(eq(news.clubId, clubId));
	return [...needs, ...events].map(({ placeId }) => placeId);
}

const fromWhich = (moves: readonly { action: string; from: readonly string[] }[]): string[] =>
	moves.filter(({ action }) => action === 'withdraw').flatMap(({ from }) => [...from]);

/** Where the club met, unless somebody else meets there too. */
async function dropPlaces(tx: Db, ids: readonly (string | null)[]): Promise<void> {
	const known = ids.filter((id) => id !== null);
	if (known.length === 0) return;
	await tx.delete(place).where(
		and(
			inArray(place.id, known),
			...[club, need, event].map((table) =>
				notExists(
					tx
						.select({ one: sql`1` })
						.from(table)
						.where(eq(table.placeId, place.id)),
				),
			),
		),
	);
}
