import { expect, it, onTestFailed, onTestFinished } from 'vitest';
import postgres from 'postgres';
import { randomUUID } from 'node:crypto';
import { temporaryFolder } from '../support/folder';
import { freePort } from '../support/free-port';
import type { PostgresServer } from '../support/postgres';
import { spawnProduct, type RunningProduct } from '../support/product';
import { waitFor } from '../support/wait-for';
import { ask } from './ask-health';
import { rounds } from './how-long';
import { canHaveOwnServer, ownServer } from './own-server';

// What people and operators meet while PostgreSQL is away: R01, R02, R03.

const own = ownServer();
const SORRY = 'Gerade nicht erreichbar';
const onServer = it.skipIf(!canHaveOwnServer);

async function spawn(env: Record<string, string>): Promise<RunningProduct> {
	const port = await freePort();
	const product = await spawnProduct({
		...{ DEMO: '0', CITY: 'luebeck', SEARCH: 'postgres', DRAIN_SECONDS: '0' },
		LIMIT_FORMS_PER_HOUR: '1000',
		...{ PORT: String(port), ORIGIN: `http://127.0.0.1:${port}`, DATA_DIR: temporaryFolder() },
		...env,
	});
	onTestFinished(() => product.stop());
	return product;
}

async function open(env: Record<string, string> = {}) {
	const database = await own.createDatabase();
	const product = await spawn({
		...env,
		DATABASE_URL: database.appUrl,
		DATABASE_OWNER_URL: database.ownerUrl,
	});
	await product.ready();
	return { database, product };
}

async function timed(product: RunningProduct, path: string, form?: Record<string, string>) {
	const began = performance.now();
	const answer = await fetch(product.origin + path, {
		...(form && { method: 'POST', body: new URLSearchParams(form) }),
		headers: { origin: product.origin, accept: 'text/html' },
		redirect: 'manual',
		signal: AbortSignal.timeout(10_000),
	});
	const body = await answer.text();
	return { status: answer.status, body, headers: answer.headers, ms: performance.now() - began };
}

const form = (message: string) => ({ id: randomUUID(), message, page: '', contact: '' });
const FEEDBACK = '/barrierefreiheit/feedback';
/** A page for readers is remembered for less than a second: only one that nobody asked for needs the database. */
const list = () => `/vereine?frage=${randomUUID()}`;

const ways: [string, (server: PostgresServer) => Promise<() => Promise<void>>][] = [
	[
		'frozen',
		(server) => {
			const thaw = server.freeze();
			return Promise.resolve(() => Promise.resolve(thaw()));
		},
	],
	[
		'killed',
		async (server) => {
			await server.crash();
			return () => server.start();
		},
	],
];

for (const [how, take] of ways)
	onServer(
		`R02 says so within 2 s when PostgreSQL is ${how}, keeps what was typed, and is back within 5 s`,
		async () => {
			const { server } = own;
			const { product } = await open();
			for (let round = 0; round < rounds(1, 20); round++) {
				const giveBack = await take(server);
				onTestFailed(giveBack);
				const word = `Rampe ${randomUUID()}`;
				// At once, before anybody could have noticed.
				const [page, sent] = await Promise.all([
					timed(product, list()),
					timed(product, FEEDBACK, form(word)),
				]);
				expect([page.status, sent.status]).toEqual([503, 503]);
				for (const { ms } of [page, sent]) expect(ms).toBeLessThan(2_000);
				expect(page.body).toContain('<html lang="de">');
				expect(page.body).toContain(SORRY);
				expect(page.headers.get('retry-after')).toBe('5');
				expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
				expect(sent.body).toContain(word);
				// And later, when everybody knows.
				expect((await ask(product)).status).toBe(503);
				const known = await timed(product, list());
				expect(known.status).toBe(503);
				expect(known.ms).toBeLessThan(500);
				expect((await timed(product, '/health/live')).status).toBe(200);

				await giveBack();
				const began = performance.now();
				await waitFor(async () => (await timed(product, list())).status === 200, 5_000);
				expect(performance.now() - began).toBeLessThan(5_000);
				expect((await timed(product, FEEDBACK, form(word))).status).toBe(303);
			}
			// The same process all the time.
			expect(product.child.exitCode).toBe(null);
		},
	);

onServer('R04 outlives a server process that dies in the middle of a form', async () => {
	const { database, product } = await open({ LIMIT_FORMS_PER_HOUR: '1' });
	const admin = postgres(database.adminUrl, { max: 2, onnotice: () => undefined });
	onTestFinished(() => admin.end({ timeout: 1 }));
	const write = form('wartet');
	let sent: ReturnType<typeof timed> | undefined;
	const locked = admin.begin(async (tx) => {
		await tx`lock table feedback in exclusive mode`;
		sent = timed(product, FEEDBACK, write);
		const worker = await waitFor(async () => {
			const [row] = await admin<{ pid: number }[]>`select pid from pg_stat_activity
				where wait_event_type = 'Lock' and query ilike '%insert into "feedback"%'`;
			return row?.pid;
		});
		process.kill(worker, 'SIGKILL');
		await sent;
	});
	// The server ends all connections, ours too.
	await expect(locked).rejects.toThrow();
	expect((await sent)?.status).toBe(503);
	// An outage is nobody's attempt: it is given back.
	await product.ready();
	await waitFor(async () => {
		const [row] = await admin<{ sum: number }[]>`select sum(count)::int as sum from rate_count`;
		return row?.sum === 0;
	}, 20_000);
	// The same form once more, as the person would; and then it was one.
	expect((await timed(product, FEEDBACK, write)).status).toBe(303);
	expect((await timed(product, FEEDBACK, form('noch eins'))).status).toBe(429);
	expect(product.child.exitCode).toBe(null);
	expect(product.output()).not.toContain('uncaughtException');
});

onServer('R03 lets nobody wait longer than a moment for a server that is slow', async () => {
	const { database, product } = await open();
	const admin = postgres(database.adminUrl, { max: 1, onnotice: () => undefined });
	onTestFinished(() => admin.end({ timeout: 1 }));
	await admin.begin(async (tx) => {
		await tx`lock table feedback in access exclusive mode`;
		const words = Array.from({ length: 30 }, (_, n) => `Wort ${n} ${randomUUID()}`);
		// More at once than there are connections, and people who only read beside them.
		const [read, ...sent] = await Promise.all([
			timed(product, '/health/live'),
			...words.map((word) => timed(product, FEEDBACK, form(word))),
		]);
		expect(read.status).toBe(200);
		sent.forEach((answer, n) => {
			expect(answer.status).toBe(503);
			expect(answer.ms).toBeLessThan(8_000);
			expect(answer.body).toContain(words[n]);
		});
	});
	// No connection was lost over it.
	const after = await Promise.all(
		Array.from({ length: 30 }, () => timed(product, FEEDBACK, form('frei'))),
	);
	expect(after.map(({ status }) => status)).toEqual(Array<number>(30).fill(303));
});

onServer('R01 waits for a PostgreSQL that is not there yet, alive and not ready', async () => {
	const { server } = own;
	const database = await own.createDatabase();
	await server.crash();
	const product = await spawn({
		DATABASE_URL: database.appUrl,
		DATABASE_OWNER_URL: database.ownerUrl,
	});
	await waitFor(() => product.output().includes('Die Datenbank antwortet noch nicht'), 20_000);
	expect((await timed(product, '/health/live')).status).toBe(200);
	expect((await ask(product)).status).toBe(503);
	const page = await timed(product, '/');
	expect(page.status).toBe(503);
	expect(page.body).toContain('Gleich geht es los');
	await server.start();
	await product.ready(20_000);
	expect((await timed(product, '/vereine')).status).toBe(200);
});

it('R01 ends with one clear sentence when no PostgreSQL comes', async () => {
	const port = await freePort();
	const product = await spawn({
		DATABASE_URL: `postgres://tohoop@127.0.0.1:${port}/tohoop`,
		DATABASE_WAIT_SECONDS: '2',
	});
	expect((await product.ended).code).toBe(1);
	expect(product.output()).toContain(
		`Die Datenbank auf 127.0.0.1:${port} hat 2 Sekunden lang nicht geantwortet. Läuft sie, und stimmt DATABASE_URL?`,
	);
	expect(product.output()).not.toMatch(/^ {4}at /m);
});
