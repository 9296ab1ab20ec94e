import { openWire, rows } from '$lib/server/platform/database';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { slowWire } from '../support/slow-wire';
import { openTestDatabase } from '../support/store';
import { waitFor } from '../support/wait-for';

const undo: (() => unknown)[] = [];
afterEach(async () => {
	for (const one of undo.splice(0).reverse()) await one();
});

/** A database behind a wire that can be held, opened by a process that has begun or not. */
async function opened(begun: () => boolean) {
	const server = await openTestDatabase();
	if (!server) throw new Error('No PostgreSQL');
	undo.push(() => server.drop());
	const wire = await slowWire(server.appUrl);
	undo.push(() => wire.close());
	const changes: boolean[] = [];
	const database = openWire({
		...{ url: wire.url, pool: 2, begun },
		onChange: (available) => changes.push(available),
	});
	undo.push(() => database.close());
	const ask = () => database.read((db) => rows(db, sql`select 1`).then((found) => found.length));
	expect(await ask()).toBe(1);
	return { wire, database, changes, ask };
}

describe.skipIf(!inject('postgres'))('a server that answers late', () => {
	it('is waited for while the process begins', async () => {
		let begun = false;
		const { wire, database, changes, ask } = await opened(() => begun);
		wire.hold();
		const answer = ask();
		// Longer than people are kept waiting: the same wire, watched by one that has begun, is given up.
		const strict = await opened(() => true);
		strict.wire.hold();
		await waitFor(() => strict.changes.includes(false), 10_000, 'the other one is given up');
		expect(database.available()).toBe(true);
		wire.letGo();
		expect(await answer).toBe(1);
		expect(changes).toEqual([]);
		begun = true;
		wire.hold();
		await waitFor(() => changes.includes(false), 10_000, 'given up as soon as people wait');
		wire.letGo();
		await waitFor(() => database.available(), 10_000, 'there again');
	});
});
