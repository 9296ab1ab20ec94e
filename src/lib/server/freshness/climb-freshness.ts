import { event, freshnessStep, membership } from '$db/schema';
import { isQuietHour } from '$lib/domain/enquiry/ladder';
import {
	BETWEEN_HOURS,
	FRESH_KINDS,
	ROUNDS,
	type FreshKind,
	type FreshStep,
	type Rung,
} from '$lib/domain/freshness/rounds';
import { moveClub, type ClubState } from '$lib/domain/club/states';
import { moveNeed, type NeedState } from '$lib/domain/need/states';
import { CLUB_CHANGED, EVENT_CHANGED, NEED_CHANGED } from '$lib/domain/search/facts';
import { toLocal } from '$lib/domain/time/local';
import { club, need } from '$db/schema';
import { and, asc, eq, sql } from 'drizzle-orm';
import { audit } from '../platform/audit';
import { rows, type Database, type Db } from '../platform/database';
import { newId } from '../platform/ids';
import type { Outbox } from '../platform/jobs/outbox';
import { findThing, moment, SOURCES, type Thing } from './things';

interface Parts {
	database: Database;
	outbox: Outbox;
	/** Invented mail disturbs nobody at night. */
	anyHour?: boolean;
}

/** After a long downtime nobody gets a flood: the rest comes with the next turn. */
const MOST_A_TURN = 100;
const DAY_MS = 86_400_000;

export const CHANGED: Readonly<Record<FreshKind, string>> = {
	need: NEED_CHANGED,
	event: EVENT_CHANGED,
	club: CLUB_CHANGED,
};

/**
 * Asks clubs whether it is still true, and ends what nobody confirms. What was done is kept with the round of
 * the thing in the same transaction: a turn run twice, late or by two processes asks nobody twice, and an
 * answer begins another round.
 */
export async function climbFreshness(parts: Parts, now: Date): Promise<number> {
	if (!parts.anyHour && isQuietHour(toLocal(now))) return 0;
	let climbed = 0;
	for (const kind of FRESH_KINDS)
		for (const [at, rung] of ROUNDS[kind].entries()) {
			const below = ROUNDS[kind][at - 1]?.step;
			let taken = 0;
			// What has to wait takes no place of the turn: many clubs of one person would keep it from all others.
			for (const id of await findDue(parts.database, kind, rung, below, now)) {
				if (taken === MOST_A_TURN) break;
				const on = { kind, id, rung, below };
				if (await parts.database.transaction((tx) => climb(parts, tx, on, now))) taken++;
			}
			climbed += taken;
		}
	parts.outbox.nudge();
	return climbed;
}

/** Old enough, not yet done in this round, and the rung below was taken long enough ago. */
function isDue(kind: FreshKind, rung: Rung, below: FreshStep | undefined, now: Date) {
	const source = SOURCES[kind];
	const { since } = source;
	const taken = (step: FreshStep) =>
		sql`f.thing_id = t.id and f.thing_kind = ${kind} and f.since = ${since} and f.step = ${step}`;
	const before = (days: number) => moment(new Date(now.getTime() - days * DAY_MS));
	const parts = [
		source.live(rung.step, now),
		sql`${since} <= ${before(rung.days)}`,
		sql`not exists (select 1 from freshness_step f where ${taken(rung.step)})`,
	];
	if (below && rung.after !== undefined)
		parts.push(
			sql`exists (select 1 from freshness_step f where ${taken(below)}
				and f.told > 0 and f.at <= ${before(rung.after)})`,
		);
	// One mail a day: whoever was asked of something today is asked of the next thing tomorrow.
	if (rung.step !== 'end') parts.push(sql`not exists (${mailedToday(sql`f.club_id = c.id`, now)})`);
	return sql.join(parts, sql` and `);
}

const recently = (now: Date) => moment(new Date(now.getTime() - BETWEEN_HOURS * 3_600_000));
const mailedToday = (which: ReturnType<typeof sql>, now: Date) =>
	sql`select 1 from freshness_step f where ${which} and f.told > 0 and f.at > ${recently(now)}`;

async function findDue(
	database: Database,
	kind: FreshKind,
	rung: Rung,
	below: FreshStep | undefined,
	now: Date,
): Promise<string[]> {
	const { from, since } = SOURCES[kind];
	// Of each club the oldest first: one with a hundred entries does not keep the others waiting.
	const turn =
		rung.step === 'end'
			? sql`1`
			: sql`row_number() over (partition by c.id order by ${since}, t.id)`;
	const found = await database.read((db) =>
		rows<{ id: string }>(
			db,
			sql`select id from (
				select t.id, ${since} as since, ${turn} as turn
				from ${from} where ${isDue(kind, rung, below, now)}
			) due where turn = 1 order by since, id`,
		),
	);
	return found.map(({ id }) => id);
}

async function climb(
	{ outbox }: Parts,
	tx: Db,
	{ kind, id, rung, below }: { kind: FreshKind; id: string; rung: Rung; below?: FreshStep },
	now: Date,
): Promise<boolean> {
	// The club first: two turns at once ask it one after the other.
	const first = await findThing(tx, kind, id);
	if (!first) return false;
	await tx.select({ id: club.id }).from(club).where(eq(club.id, first.clubId)).for('update');
	const thing = await findThing(tx, kind, id, true);
	const { from } = SOURCES[kind];
	const still = await rows(
		tx,
		sql`select 1 from ${from} where t.id = ${id} and ${isDue(kind, rung, below, now)}`,
	);
	// Answered while we looked.
	if (!thing || still.length === 0) return false;
	const toOwners = rung.step === 'ask' || kind === 'club';
	const whom = rung.step === 'end' ? [] : await recipients(tx, thing, toOwners);
	if (whom.length > 0 && (await mailed(tx, whom, now))) return false;
	const stepId = newId(now.getTime());
	const made = await tx
		.insert(freshnessStep)
		.values({
			...{ id: stepId, clubId: thing.clubId, thingKind: kind, thingId: id },
			...{ since: thing.since, step: rung.step, at: now, told: whom.length },
		})
		.onConflictDoNothing()
		.returning({ id: freshnessStep.id });
	if (made.length === 0) return false;
	for (const to of whom)
		await outbox.tell(tx, {
			...{ type: 'freshness.asked', thingKind: 'freshness', thingId: stepId },
			payload: { to },
		});
	if (rung.step === 'end') await end(outbox, tx, kind, thing, now);
	await audit(tx, { action: `${kind}.freshness-${rung.step}`, thingKind: kind, thingId: id });
	return true;
}

/** Those who look after the club, then all of the team, unless it is about the club; without one a mailbox at best. */
async function recipients(tx: Db, thing: Thing, toOwners: boolean): Promise<(string | null)[]> {
	const team = await tx
		.select({ id: membership.personId, role: membership.role })
		.from(membership)
		.where(and(eq(membership.clubId, thing.clubId), eq(membership.state, 'active')))
		.orderBy(asc(membership.createdAt), asc(membership.personId));
	const owners = team.filter(({ role }) => role === 'owner');
	const whom = toOwners && owners.length > 0 ? owners : team;
	if (whom.length > 0) return whom.map(({ id }) => id);
	return thing.contactMail === '' ? [] : [null];
}

/** Whoever works for several clubs gets one mail a day, too; a reminder of an enquiry is one. */
async function mailed(tx: Db, whom: (string | null)[], now: Date): Promise<boolean> {
	const people = whom.filter((id) => id !== null);
	if (people.length === 0) return false;
	const them = sql.join(
		people.map((id) => sql`${id}::uuid`),
		sql`, `,
	);
	const clubs = sql`(select m.club_id from membership m where m.state = 'active' and m.person_id in (${them}))`;
	const found = await rows(
		tx,
		sql`(${mailedToday(sql`f.club_id in ${clubs}`, now)}) union all
			(select 1 from enquiry_step s join enquiry e on e.id = s.enquiry_id
			where e.club_id in ${clubs} and s.step in ('reminder', 'second-person') and s.at > ${recently(now)})`,
	);
	return found.length > 0;
}

/** Nobody said for long that it is true: it leaves the lists, and can be brought back. */
async function end(outbox: Outbox, tx: Db, kind: FreshKind, thing: Thing, now: Date) {
	const { id } = thing;
	if (kind === 'need')
		await tx
			.update(need)
			.set({ state: moveNeed(thing.state as NeedState, 'expire', 'system'), updatedAt: now })
			.where(eq(need.id, id));
	else if (kind === 'event')
		// The page stays; no further date is promised.
		await tx.update(event).set({ lastEndsAt: now, updatedAt: now }).where(eq(event.id, id));
	else
		await tx
			.update(club)
			.set({ state: moveClub(thing.state as ClubState, 'archive', 'system'), updatedAt: now })
			.where(eq(club.id, id));
	await outbox.tell(tx, { type: CHANGED[kind], thingKind: kind, thingId: id });
}
