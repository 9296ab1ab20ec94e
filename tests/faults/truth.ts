import { auditEntry, delivery, fact, feedback } from '$db/schema';
import type { Database } from '$lib/server/platform/database';
import { expect } from 'vitest';
import type { CaughtMail } from '../support/smtp-sink';
import type { Write } from './writers';

/** Everything the writers' words left behind in the database. */
export async function readTruth(database: Database) {
	return {
		rows: await database.read((db) => db.select().from(feedback)),
		entries: await database.read((db) => db.select().from(auditEntry)),
		facts: await database.read((db) => db.select().from(fact)),
		deliveries: await database.read((db) => db.select().from(delivery)),
	};
}

type Truth = Awaited<ReturnType<typeof readTruth>>;

/** Acknowledged: there, once and whole. Unknown: once or never. Nothing else, and each told to the world. */
export function expectTruth(
	truth: Truth,
	writes: readonly Write[],
	mails: readonly CaughtMail[],
	/** Each may have lain between "sent" and "marked". */
	killsOfApp: number,
): { extraMails: number } {
	const said = new Map(writes.map((write) => [write.id, write]));
	const there = new Set(truth.rows.map((row) => row.id));
	const lost = writes.filter((write) => write.acknowledged && !there.has(write.id));
	expect(lost, 'acknowledged and lost').toEqual([]);
	for (const row of truth.rows) {
		expect(said.has(row.id), `row ${row.id} that nobody wrote`).toBe(true);
		expect(row.message, 'cut off').toBe(said.get(row.id)?.message);
	}
	const ids = [...there].sort();
	const things = (list: readonly { thingId: string }[]) => list.map((one) => one.thingId).sort();
	const entries = truth.entries.filter((entry) => entry.thingKind === 'feedback');
	expect(things(entries), 'one audit entry for each row').toEqual(ids);
	const ours = truth.facts.filter((one) => one.thingKind === 'feedback');
	expect(things(ours), 'one fact for each row').toEqual(ids);
	expect(truth.deliveries, 'everything delivered').toEqual([]);

	const facts = new Map(ours.map((one) => [`<${one.id}@127.0.0.1>`, one.thingId]));
	for (const mail of mails) {
		const thing = facts.get(mail.messageId);
		expect(thing, `mail ${mail.messageId} of something that never happened`).toBeDefined();
		expect(mail.text, 'the mail of this row').toContain(thing);
	}
	const told = new Set(mails.map((mail) => mail.messageId));
	expect(
		[...facts.keys()].filter((id) => !told.has(id)),
		'without a mail',
	).toEqual([]);
	const extraMails = mails.length - told.size;
	expect(extraMails, 'mails sent twice').toBeLessThanOrEqual(killsOfApp);
	return { extraMails };
}
