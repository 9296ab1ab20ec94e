import { auditEntry, auditPerson } from '$db/schema';
import { audit, nameInAudit, sealAudit, verifyAudit } from '$lib/server/platform/audit';
import { errorCode, rows, type Db } from '$lib/server/platform/database';
import { newId } from '$lib/server/platform/ids';
import { eq, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import { onBothDatabases, type TestStore } from '../support/store';

const deed = (n: number) => ({
	action: 'thing.changed',
	thingKind: 'thing',
	thingId: newId(),
	changed: ['name'],
	detail: { n, nested: { b: 1, a: [null, 'ä'] } },
});

async function act({ database }: TestStore, times: number): Promise<void> {
	await database.transaction(async (tx) => {
		for (let n = 0; n < times; n++) await audit(tx, deed(n));
	});
}

/** What somebody with all rights could do, who also takes the trigger away. */
async function tamper(store: TestStore, ...statements: string[]): Promise<void> {
	const all = [
		'alter table audit_entry disable trigger all',
		'alter table audit_seal disable trigger all',
		...statements,
	];
	if (!store.server) {
		for (const statement of all) await store.executeSql(statement);
		return;
	}
	const admin = postgres(store.server.adminUrl, { max: 1, onnotice: () => undefined });
	for (const statement of all) await admin.unsafe(statement);
	await admin.end();
}

const refusal = async (work: Promise<unknown>): Promise<string | undefined> =>
	work.then(
		() => 'allowed',
		(error: unknown) => errorCode(error),
	);

/** insufficient_privilege: said by the trigger, and on a server by rights before it. */
const REFUSED = '42501';

const changes = ['audit_entry', 'audit_seal'].flatMap((table) => [
	`update ${table} set ${table === 'audit_entry' ? "action = 'x'" : "hash = 'x'"}`,
	`delete from ${table}`,
	`truncate ${table}`,
]);

onBothDatabases((kind, open) => {
	it('seals what was committed into a chain, and counts the rest', async () => {
		const store = await open();
		await act(store, 3);
		expect(await sealAudit(store.database)).toBe(3);
		await act(store, 2);
		expect(await verifyAudit(store.database)).toMatchObject({ ok: true, sealed: 3, unsealed: 2 });
		expect(await sealAudit(store.database)).toBe(2);
		expect(await sealAudit(store.database)).toBe(0);
		expect(await verifyAudit(store.database)).toMatchObject({ ok: true, sealed: 5, unsealed: 0 });
	});

	it('keeps nothing of a change that was rolled back', async () => {
		const store = await open();
		const failing = store.database.transaction(async (tx: Db) => {
			await audit(tx, deed(1));
			throw new Error('changed my mind');
		});
		await expect(failing).rejects.toThrow('changed my mind');
		expect(await verifyAudit(store.database)).toMatchObject({ sealed: 0, unsealed: 0 });
	});

	it('seals once when several processes seal, while others write', async () => {
		const store = await open();
		const { database } = store;
		await act(store, 700);
		await Promise.all([
			...Array.from({ length: 4 }, () => sealAudit(database)),
			...Array.from({ length: 10 }, () => act(store, 5)),
		]);
		await sealAudit(database);
		expect(await verifyAudit(database)).toMatchObject({ ok: true, sealed: 750, unsealed: 0 });
	});

	it('refuses every change of what stands there to the product', async () => {
		const store = await open();
		await act(store, 1);
		await sealAudit(store.database);
		for (const statement of changes) {
			const work = store.database.read((db) => db.execute(sql.raw(statement)));
			expect(await refusal(work), statement).toBe(REFUSED);
		}
		expect(await verifyAudit(store.database)).toMatchObject({ ok: true, sealed: 1 });
	});

	it('finds whatever was changed, and names the first place', async () => {
		const store = await open();
		await act(store, 9);
		await sealAudit(store.database);
		const entryAt = (position: number) =>
			`(select entry_id from audit_seal where position = ${position})`;
		// From the end to the beginning, so that each is the first broken place.
		const deeds: [statement: string, problem: RegExp][] = [
			[
				`update audit_entry set action = 'other' where id = ${entryAt(9)}`,
				/^Siegel 9: der Eintrag [0-9a-f-]{36} wurde verändert$/,
			],
			[
				`update audit_entry set created_at = created_at - interval '1 second' where id = ${entryAt(8)}`,
				/^Siegel 8: der Eintrag [0-9a-f-]{36} wurde verändert$/,
			],
			[
				`update audit_seal set previous = repeat('1', 64) where position = 7`,
				/^Siegel 7: die Kette ist unterbrochen$/,
			],
			[
				`update audit_seal set hash = repeat('0', 64) where position = 6`,
				/^Siegel 6: der Eintrag [0-9a-f-]{36} wurde verändert$/,
			],
			[
				`update audit_entry e set detail = o.detail from audit_entry o where e.id = ${entryAt(4)} and o.id = ${entryAt(5)}`,
				/^Siegel 4: der Eintrag [0-9a-f-]{36} wurde verändert$/,
			],
			[`delete from audit_entry where id = ${entryAt(3)}`, /^Siegel 3: der Eintrag fehlt$/],
			[`delete from audit_seal where position = 2`, /^Siegel 2: ein Siegel fehlt$/],
		];
		for (const [statement, problem] of deeds) {
			await tamper(store, statement);
			const verdict = await verifyAudit(store.database);
			expect(verdict.ok, statement).toBe(false);
			expect(verdict.problem).toMatch(problem);
		}
	});

	it('shows by its head that the end was cut off', async () => {
		const store = await open();
		await act(store, 4);
		await sealAudit(store.database);
		const before = await verifyAudit(store.database);
		await tamper(
			store,
			`delete from audit_entry where id = (select entry_id from audit_seal where position = 4)`,
			`delete from audit_seal where position = 4`,
		);
		const after = await verifyAudit(store.database);
		expect(after.sealed).toBe(before.sealed - 1);
		expect(after.head).not.toBe(before.head);
	});

	it('forgets a name, and the history stays whole', async () => {
		const store = await open();
		const { database } = store;
		const actorId = newId();
		await database.transaction(async (tx) => {
			await nameInAudit(tx, actorId, 'Erika Beispiel');
			await nameInAudit(tx, actorId, 'Erika Beispiel');
			await audit(tx, { ...deed(1), actorId });
		});
		await sealAudit(database);
		await database.read((db) => db.delete(auditPerson).where(eq(auditPerson.id, actorId)));
		expect(await verifyAudit(database)).toMatchObject({ ok: true, sealed: 1 });
		const [entry] = await database.read((db) => db.select().from(auditEntry));
		expect(entry?.actorId).toBe(actorId);
		expect(JSON.stringify(entry)).not.toContain('Erika');
	});

	if (kind === 'embedded') return;

	it('refuses every change to the owner of the tables, too', async () => {
		const store = await open();
		await act(store, 1);
		await sealAudit(store.database);
		const owner = postgres(store.server?.ownerUrl ?? '', { max: 1, onnotice: () => undefined });
		for (const statement of changes)
			expect(await refusal(owner.unsafe(statement)), statement).toBe(REFUSED);
		await owner.end();
	});

	it('gives the role of the app no way to change tables or rights', async () => {
		const { database } = await open();
		for (const statement of [
			'create table mine (id int)',
			'alter table feedback add column more text',
			'alter table audit_entry disable trigger all',
			'drop trigger audit_entry_append_only on audit_entry',
			'drop table feedback',
			'delete from __migrations',
			'create schema mine',
		]) {
			const work = database.read((db) => db.execute(sql.raw(statement)));
			expect(await refusal(work), statement).toBe(REFUSED);
		}
		// Granting what one does not hold is refused or passes without effect.
		await refusal(database.read((db) => db.execute(sql`grant delete on audit_entry to public`)));
		const [answer] = await database.read((db) =>
			rows<{ may: boolean }>(db, sql`select has_table_privilege('audit_entry', 'DELETE') as may`),
		);
		expect(answer?.may).toBe(false);
	});
});
