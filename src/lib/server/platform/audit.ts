import { auditEntry, auditPerson, auditSeal } from '$db/schema';
import { canonical } from '$lib/domain/same-json';
import { and, asc, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import type { Database, Db } from './database';
import { rows } from './database';
import { newId } from './ids';

export interface Deed {
	/** Id of a person (see audit_person), or nobody who signed in. */
	actorId?: string;
	action: string;
	thingKind: string;
	thingId: string;
	/** Names of the fields that changed. */
	changed?: string[];
	/** Values that name nobody: states, reasons, counts. */
	detail?: Record<string, unknown>;
}

/** Part of the change itself: same transaction, no lock, nobody waits for anybody. */
export async function audit(tx: Db, deed: Deed): Promise<void> {
	await tx.insert(auditEntry).values({ id: newId(), ...deed });
}

/** Whether this was done to this thing before, by whomever. */
export async function wasDone(
	tx: Db,
	{ action, thingKind, thingId }: Pick<Deed, 'action' | 'thingKind' | 'thingId'>,
): Promise<boolean> {
	const found = await tx
		.select({ id: auditEntry.id })
		.from(auditEntry)
		.where(
			and(
				eq(auditEntry.thingKind, thingKind),
				eq(auditEntry.thingId, thingId),
				eq(auditEntry.action, action),
			),
		)
		.limit(1);
	return found.length > 0;
}

/** Says once which person an id is; erasing that row makes the history nameless, not shorter. */
export async function nameInAudit(tx: Db, id: string, name: string): Promise<void> {
	await tx.insert(auditPerson).values({ id, name }).onConflictDoNothing();
}

const GENESIS = '0'.repeat(64);
const BATCH = 500;

type Entry = typeof auditEntry.$inferSelect;

export function sealOf(previous: string, position: number, entry: Entry): string {
	const content = canonical({
		...entry,
		at: entry.at.toISOString(),
		position,
	});
	return createHash('sha256').update(previous).update('\n').update(content).digest('hex');
}

/** Takes committed entries into the chain. Whoever gets the lock does it; the others have nothing to do. */
export async function sealAudit(database: Database): Promise<number> {
	let sealed = 0;
	for (;;) {
		const batch = await database.transaction(async (tx) => {
			const [lock] = await rows<{ ours: boolean }>(
				tx,
				sql`select pg_try_advisory_xact_lock(7040812) as ours`,
			);
			if (!lock?.ours) return 0;
			const [last] = await tx.select().from(auditSeal).orderBy(desc(auditSeal.position)).limit(1);
			const open = await tx
				.select({ entry: auditEntry })
				.from(auditEntry)
				.leftJoin(auditSeal, eq(auditSeal.entryId, auditEntry.id))
				.where(isNull(auditSeal.entryId))
				.orderBy(asc(auditEntry.id))
				.limit(BATCH);
			let position = last?.position ?? 0;
			let previous = last?.hash ?? GENESIS;
			const seals = open.map(({ entry }) => {
				position++;
				const hash = sealOf(previous, position, entry);
				const seal = { position, entryId: entry.id, previous, hash };
				previous = hash;
				return seal;
			});
			if (seals.length > 0) await tx.insert(auditSeal).values(seals);
			return seals.length;
		});
		sealed += batch;
		if (batch < BATCH) return sealed;
	}
}

export interface AuditVerdict {
	ok: boolean;
	sealed: number;
	unsealed: number;
	/** First broken place, in words. */
	problem?: string;
	head: string;
}

/** Recomputes the whole sealed part, in pages. */
export async function verifyAudit(database: Database): Promise<AuditVerdict> {
	let position = 0;
	let previous = GENESIS;
	for (;;) {
		const page = await database.read((db) =>
			db
				.select({ seal: auditSeal, entry: auditEntry })
				.from(auditSeal)
				.leftJoin(auditEntry, eq(auditEntry.id, auditSeal.entryId))
				.where(and(gt(auditSeal.position, position), lt(auditSeal.position, position + 2_000)))
				.orderBy(asc(auditSeal.position)),
		);
		for (const { seal, entry } of page) {
			const at = `Siegel ${position + 1}`;
			const bad = (why: string) => finish(`${at}: ${why}`);
			if (seal.position !== position + 1) return bad('ein Siegel fehlt');
			if (!entry) return bad('der Eintrag fehlt');
			if (seal.previous !== previous) return bad('die Kette ist unterbrochen');
			if (sealOf(previous, seal.position, entry) !== seal.hash)
				return bad(`der Eintrag ${entry.id} wurde verändert`);
			position = seal.position;
			previous = seal.hash;
		}
		if (page.length === 0) return finish();
	}

	async function finish(problem?: string): Promise<AuditVerdict> {
		const [counts] = await database.read((db) =>
			rows<{ sealed: number; all: number }>(
				db,
				sql`select (select count(*)::int from audit_seal) as sealed, (select count(*)::int from audit_entry) as all`,
			),
		);
		const sealed = counts?.sealed ?? 0;
		const beyond = !problem && sealed !== position ? 'ein Siegel fehlt' : problem;
		return {
			ok: !beyond,
			sealed,
			unsealed: (counts?.all ?? 0) - sealed,
			problem: beyond,
			head: previous,
		};
	}
}
