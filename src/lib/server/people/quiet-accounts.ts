import { person } from '$db/schema';
import { erasedAfterDays } from '$lib/domain/privacy/retention';
import { and, asc, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { Clock } from '../platform/clock';
import type { Database, Db } from '../platform/database';
import type { Outbox } from '../platform/jobs/outbox';
import { administersAlone } from './administers-alone';
import { clubsAlone, erasePerson } from './leave';

const DAY_MS = 86_400_000;
const AT_ONCE = 200;
/** The two mails before an account that nobody uses goes: so many days ahead, the last one two weeks. */
export const QUIET_WARNING_DAYS = [60, 14] as const;

interface Parts {
	database: Database;
	clock: Clock;
	outbox: Outbox;
}

/** When somebody was here last, by whatever way. */
const seen = sql<Date>`coalesce(${person.lastSeenAt}, ${person.createdAt})`;
const seenBefore = (at: Date) => sql`${seen} <= ${at.toISOString()}::timestamptz`;
/** Nobody signs in to an account of the demo by mail; who asked to go is on the way out already. */
const stays = and(isNull(person.demoKey), isNull(person.leavesAt), isNull(person.erasedAt));

/**
 * Accounts nobody uses: told twice, then erased. However late a turn comes, each mail has its weeks: nobody is
 * warned and erased in one night. Whoever alone looks after a club stays: the club would belong to nobody.
 */
export async function sweepQuiet(parts: Parts): Promise<{ warned: number; erased: number }> {
	const { database, clock, outbox } = parts;
	const now = clock.now();
	const limit = erasedAfterDays('editor-account') * DAY_MS;
	const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
	// Came back meanwhile: the next silence begins anew.
	await database.read((db) =>
		db
			.update(person)
			.set({ quietMails: 0, quietMailedAt: null })
			.where(and(gt(person.quietMails, 0), sql`${seen} > ${person.quietMailedAt}`)),
	);
	let warned = 0;
	for (const [told, days] of QUIET_WARNING_DAYS.entries()) {
		const waited = (QUIET_WARNING_DAYS[told - 1] ?? days) - days;
		const due = and(
			stays,
			eq(person.quietMails, told),
			seenBefore(new Date(now.getTime() - limit + days * DAY_MS)),
			or(isNull(person.quietMailedAt), lte(person.quietMailedAt, before(waited))),
		);
		warned += await forEach(parts, due, async (tx, id) => {
			await tx
				.update(person)
				.set({ quietMails: told + 1, quietMailedAt: now })
				.where(eq(person.id, id));
			const until = new Date(now.getTime() + days * DAY_MS).toISOString();
			const about = { thingKind: 'person', thingId: id, payload: { until } };
			await outbox.tell(tx, { ...about, type: 'account.quiet' });
		});
	}
	const last = QUIET_WARNING_DAYS.at(-1) ?? 0;
	const over = and(
		stays,
		eq(person.quietMails, QUIET_WARNING_DAYS.length),
		seenBefore(new Date(now.getTime() - limit)),
		lte(person.quietMailedAt, before(last)),
	);
	const erased = await forEach(parts, over, erasePerson);
	outbox.nudge();
	return { warned, erased };
}

/**
 * One transaction each, asked again inside of it: they may sign in while we look. Who is passed over takes no
 * place of the turn: those who look after a club alone stay due, and would keep it from everybody after them.
 */
async function forEach(
	{ database }: Parts,
	due: ReturnType<typeof and>,
	work: (tx: Db, id: string) => Promise<void>,
): Promise<number> {
	const found = await database.read((db) =>
		db.select({ id: person.id }).from(person).where(due).orderBy(asc(person.id)),
	);
	let done = 0;
	for (const { id } of found) {
		if (done === AT_ONCE) break;
		await database.transaction(async (tx) => {
			const [still] = await tx
				.select({ id: person.id })
				.from(person)
				.where(and(eq(person.id, id), due))
				.for('update');
			if (!still || (await clubsAlone(tx, id)).length > 0 || (await administersAlone(tx, id)))
				return;
			await work(tx, id);
			done++;
		});
	}
	return done;
}
