import { enquiry, enquiryContact, enquiryMessage, enquiryNote, need } from '$db/schema';
import type { ClarifiedWay, EnquiryAction, EnquiryState } from '$lib/domain/enquiry/states';
import { moveEnquiry } from '$lib/domain/enquiry/states';
import { moveNeed } from '$lib/domain/need/states';
import { Refused } from '$lib/domain/result';
import { refusalOf } from '$lib/domain/rights/may';
import { eq } from 'drizzle-orm';
import { NEED_CHANGED } from '$lib/domain/search/facts';
import { teamOf, type Met, type PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import { isId } from '../platform/ids';
import { eraseDay, keepContact } from './erase-enquiries';

type Held = typeof enquiry.$inferSelect;

/** Whoever acts for the club; the name goes with what they wrote. Nobody: a club without a team, by its key. */
export interface Answering {
	personId: string | null;
	name: string;
	role: 'owner' | 'writer';
}

/** Held until it is done: two colleagues who answer at once answer one after the other. */
export async function onEnquiry(
	{ database, outbox }: PeoplePlatform,
	id: string,
	work: (tx: Db, held: Held) => Promise<void>,
	{ erased = false } = {},
): Promise<void> {
	if (!isId(id)) throw new Refused('not-found');
	await database.transaction(async (tx) => {
		const [held] = await tx.select().from(enquiry).where(eq(enquiry.id, id)).for('update');
		if (!held || (held.state === 'erased' && !erased)) throw new Refused('not-found');
		await work(tx, held);
	});
	outbox.nudge();
}

/** Whoever is signed in, when it is an enquiry to a club of theirs. */
export function answering(who: Met, held: Pick<Held, 'clubId'>): Answering {
	const refusal = refusalOf(who.actor, 'enquiry.answer', { clubId: held.clubId });
	if (refusal) throw new Refused(refusal);
	const role = who.actor.memberships.find(({ clubId }) => clubId === held.clubId)?.role;
	return { personId: who.person.id, name: who.person.name, role: role ?? 'writer' };
}

/** Sent before, whatever became of the enquiry since: who sends it again is told that it is there. */
export async function isThere(tx: Db, { id }: Held, messageId: string): Promise<boolean> {
	const [there] = await tx
		.select({ of: enquiryMessage.enquiryId })
		.from(enquiryMessage)
		.where(eq(enquiryMessage.id, messageId));
	return there?.of === id;
}

/** The reply and everything that follows from it; the same message sent twice is one. */
export async function writeReply(
	{ clock, outbox }: PeoplePlatform,
	tx: Db,
	held: Held,
	by: Answering,
	input: { id: string; message: string; enough: boolean },
): Promise<void> {
	const now = clock.now();
	if (await isThere(tx, held, input.id)) return;
	const state = moveEnquiry(held.state as EnquiryState, 'reply', by.role);
	const made = await tx
		.insert(enquiryMessage)
		.values({
			id: input.id,
			enquiryId: held.id,
			fromClub: true,
			personId: by.personId,
			text: input.message,
			createdAt: now,
		})
		.onConflictDoNothing()
		.returning({ id: enquiryMessage.id });
	if (made.length === 0) return;
	await tx
		.update(enquiry)
		.set({ state, answeredAt: held.answeredAt ?? now, waitingSince: null })
		.where(eq(enquiry.id, held.id));
	await keepContact(tx, held.id, now);
	if (input.enough) await fillNeed({ outbox }, tx, held, now);
	await remember(tx, held, by, 'reply', state, { enough: input.enough });
	await outbox.tell(tx, {
		type: 'enquiry.replied',
		thingKind: 'enquiry',
		thingId: held.id,
		payload: { message: input.id },
	});
}

/** "Schon genug Hilfe": the need stays and says thank you, and asks for no more hands. */
async function fillNeed(
	{ outbox }: Pick<PeoplePlatform, 'outbox'>,
	tx: Db,
	{ needId }: Held,
	now: Date,
): Promise<void> {
	if (!needId) return;
	const [row] = await tx.select().from(need).where(eq(need.id, needId)).for('update');
	if (!row || (row.state !== 'open' && row.state !== 'paused')) return;
	const state = moveNeed(row.state, 'fill');
	await tx.update(need).set({ state, updatedAt: now }).where(eq(need.id, needId));
	await outbox.tell(tx, { type: NEED_CHANGED, thingKind: 'need', thingId: needId });
}

export const reply = (
	platform: PeoplePlatform,
	who: Met,
	enquiryId: string,
	input: { id: string; message: string; enough: boolean },
): Promise<void> =>
	onEnquiry(platform, enquiryId, (tx, held) =>
		writeReply(platform, tx, held, answering(who, held), input),
	);

/** Somebody rang, or spoke in person: the clock stops, and who and when is kept. */
export const clarify = (
	platform: PeoplePlatform,
	who: Met,
	enquiryId: string,
	{ way, day }: { way: ClarifiedWay; day: string },
): Promise<void> =>
	onEnquiry(platform, enquiryId, async (tx, held) => {
		const by = answering(who, held);
		const state = moveEnquiry(held.state as EnquiryState, 'clarify', by.role);
		const now = platform.clock.now();
		await tx
			.update(enquiry)
			.set({
				state,
				answeredAt: held.answeredAt ?? now,
				waitingSince: null,
				clarifiedWay: way,
				clarifiedOn: day,
				clarifiedBy: by.personId,
			})
			.where(eq(enquiry.id, held.id));
		await keepContact(tx, held.id, now);
		await remember(tx, held, by, 'clarify', state, { way });
	});

/** For the team alone; stops no clock. */
export const note = (
	platform: PeoplePlatform,
	who: Met,
	enquiryId: string,
	input: { id: string; note: string },
): Promise<void> =>
	onEnquiry(platform, enquiryId, async (tx, held) => {
		const by = answering(who, held);
		await tx
			.insert(enquiryNote)
			.values({
				id: input.id,
				enquiryId: held.id,
				personId: by.personId,
				text: input.note,
				createdAt: platform.clock.now(),
			})
			.onConflictDoNothing();
	});

/** To a colleague, who hears of it; nobody: back to all. Stops no clock. */
export const passOn = (
	platform: PeoplePlatform,
	who: Met,
	enquiryId: string,
	to: string,
): Promise<void> =>
	onEnquiry(platform, enquiryId, async (tx, held) => {
		const by = answering(who, held);
		const assigneeId = to === '' ? null : to;
		if (assigneeId === held.assigneeId) return;
		const team = await teamOf(tx, held.clubId);
		if (assigneeId && !team.some((member) => member.id === assigneeId))
			throw new Refused('not-found');
		await tx.update(enquiry).set({ assigneeId }).where(eq(enquiry.id, held.id));
		await remember(tx, held, by, 'pass-on', held.state, {});
		if (assigneeId && assigneeId !== by.personId)
			await platform.outbox.tell(tx, {
				type: 'enquiry.passed-on',
				thingKind: 'enquiry',
				thingId: held.id,
				payload: { to: assigneeId, by: by.name },
			});
	});

/** Nothing left to say, or something after all; pressed twice it is so once. */
export const closeOrReopen = (
	platform: PeoplePlatform,
	who: Met,
	enquiryId: string,
	action: Extract<EnquiryAction, 'close' | 'reopen'>,
): Promise<void> =>
	onEnquiry(platform, enquiryId, async (tx, held) => {
		const by = answering(who, held);
		const already = action === 'close' ? ['closed'] : ['answered', 'clarified'];
		if (already.includes(held.state)) return;
		const state = moveEnquiry(held.state as EnquiryState, action, by.role);
		await settle(tx, held.id, state, platform.clock.now());
		await remember(tx, held, by, action, state, {});
	});

/** Closed in some way: from now on the few days of the contact are counted. Open again: the many. */
export async function settle(tx: Db, id: string, state: EnquiryState, now: Date): Promise<void> {
	const over = state === 'closed' || state === 'withdrawn';
	await tx
		.update(enquiry)
		.set({ state, closedAt: over ? now : null, ...(over ? { waitingSince: null } : {}) })
		.where(eq(enquiry.id, id));
	if (!over) return keepContact(tx, id, now);
	await tx
		.update(enquiryContact)
		.set({ eraseAt: eraseDay(now) })
		.where(eq(enquiryContact.enquiryId, id));
}

async function remember(
	tx: Db,
	held: Held,
	by: Answering,
	action: string,
	to: string,
	detail: Record<string, unknown>,
): Promise<void> {
	if (by.personId) await nameInAudit(tx, by.personId, by.name);
	await audit(tx, {
		...(by.personId ? { actorId: by.personId } : {}),
		action: `enquiry.${action}`,
		thingKind: 'enquiry',
		thingId: held.id,
		detail: { from: held.state, to, ...detail },
	});
}
