import { club, event, freshnessStep, need } from '$db/schema';
import { moveClub, type ClubState } from '$lib/domain/club/states';
import { moveEvent, type EventState } from '$lib/domain/event/states';
import { KEY_DAYS, type FreshKind } from '$lib/domain/freshness/rounds';
import { NEED_DAYS } from '$lib/domain/need/content';
import { moveNeed, type NeedState } from '$lib/domain/need/states';
import { Refused } from '$lib/domain/result';
import { toInstant, toLocal } from '$lib/domain/time/local';
import { eq } from 'drizzle-orm';
import { teamOf, type PeoplePlatform } from '../people';
import { audit, nameInAudit } from '../platform/audit';
import type { Db } from '../platform/database';
import { CHANGED } from './climb-freshness';
import { findThing, type Thing } from './things';

const DAY_MS = 86_400_000;

export interface OpenFreshness {
	kind: FreshKind;
	thing: Thing;
	/** What became of the question; `over`: it was said elsewhere meanwhile. */
	state: 'open' | 'yes' | 'no' | 'over';
}

interface Found {
	step: typeof freshnessStep.$inferSelect;
	kind: FreshKind;
	thing: Thing;
	/** Whose key it is; nobody: whoever reads the mailbox of the club. */
	by: { id: string; name: string } | undefined;
}

async function find(
	{ codes, clock }: PeoplePlatform,
	db: Db,
	key: string,
	lock = false,
): Promise<Found | undefined> {
	const opened = codes.opens('freshness', key);
	if (!opened) return undefined;
	const query = db.select().from(freshnessStep).where(eq(freshnessStep.id, opened.id));
	const [step] = await (lock ? query.for('update') : query);
	if (!step || clock.now().getTime() - step.at.getTime() > KEY_DAYS * DAY_MS) return undefined;
	const kind = step.thingKind as FreshKind;
	const thing = await findThing(db, kind, step.thingId, lock);
	if (!thing) return undefined;
	// Whoever left the team answers no more; the mailbox of a club without a team, as long as it has none.
	const team = await teamOf(db, thing.clubId);
	const by = team.find(
		// Who writes for a club does not end it.
		({ id, role }) => id === opened.whose && (kind !== 'club' || role === 'owner'),
	);
	return by || (opened.whose === undefined && team.length === 0)
		? { step, kind, thing, by }
		: undefined;
}

function stateOf({ step, kind, thing }: Found): OpenFreshness['state'] {
	if (step.answer === 'yes' || step.answer === 'no') return step.answer;
	const open: Record<FreshKind, readonly string[]> = {
		need: ['open', 'paused', 'expired'],
		event: ['planned', 'moved', 'full'],
		club: ['approved', 'verified'],
	};
	const same = thing.since.getTime() === step.since.getTime();
	return same && open[kind].includes(thing.state) ? 'open' : 'over';
}

/** What the link of a mail opens: one thing, to be confirmed or ended, and nothing else. Looking changes nothing. */
export async function openFreshness(
	platform: PeoplePlatform,
	key: string,
): Promise<OpenFreshness | undefined> {
	const found = await platform.database.read((db) => find(platform, db, key));
	return found && { kind: found.kind, thing: found.thing, state: stateOf(found) };
}

/** Pressed twice it is done once; what was said elsewhere meanwhile stands. */
export async function answerFreshness(
	platform: PeoplePlatform,
	key: string,
	answer: 'yes' | 'no',
): Promise<OpenFreshness['state']> {
	const now = platform.clock.now();
	const state = await platform.database.transaction(async (tx) => {
		const found = await find(platform, tx, key, true);
		if (!found) throw new Refused('gone');
		const before = stateOf(found);
		if (before !== 'open') return before;
		const { step, kind, thing, by } = found;
		const to = await apply(tx, kind, thing, answer, now);
		await tx.update(freshnessStep).set({ answer }).where(eq(freshnessStep.id, step.id));
		if (by) await nameInAudit(tx, by.id, by.name);
		await audit(tx, {
			...(by ? { actorId: by.id } : {}),
			action: `${kind}.freshness-${answer}`,
			thingKind: kind,
			thingId: thing.id,
			detail: { from: thing.state, to },
		});
		await platform.outbox.tell(tx, { type: CHANGED[kind], thingKind: kind, thingId: thing.id });
		return answer;
	});
	platform.outbox.nudge();
	return state;
}

async function apply(
	tx: Db,
	kind: FreshKind,
	{ id, state }: Thing,
	answer: 'yes' | 'no',
	now: Date,
): Promise<string> {
	const yes = answer === 'yes';
	const said = yes ? { confirmedAt: now } : { updatedAt: now };
	switch (kind) {
		case 'need': {
			const was = state as NeedState;
			// A pause is the club's own: confirmed it stays one.
			const to = yes
				? was === 'paused'
					? was
					: moveNeed(was, 'extend', 'owner')
				: was === 'expired'
					? moveNeed(was, 'withdraw', 'owner')
					: moveNeed(was, 'finish', 'owner');
			const day = toLocal(new Date(now.getTime() + NEED_DAYS * DAY_MS)).slice(0, 10);
			const until = yes ? { expiresAt: toInstant(`${day}T23:59`) } : {};
			await tx
				.update(need)
				.set({ state: to, ...said, ...until })
				.where(eq(need.id, id));
			return to;
		}
		case 'event': {
			const to = yes ? (state as EventState) : moveEvent(state as EventState, 'withdraw', 'owner');
			// Only a series without an end is asked about: confirmed it goes on.
			const on = yes ? { lastEndsAt: null } : {};
			await tx
				.update(event)
				.set({ state: to, ...said, ...on })
				.where(eq(event.id, id));
			return to;
		}
		case 'club': {
			const to = yes ? (state as ClubState) : moveClub(state as ClubState, 'archive', 'owner');
			await tx
				.update(club)
				.set({ state: to, ...said })
				.where(eq(club.id, id));
			return to;
		}
	}
}
