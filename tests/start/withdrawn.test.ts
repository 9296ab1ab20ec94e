import { afterAll, expect, inject, it, onTestFinished } from 'vitest';
import { Agent, get } from 'node:http';
import postgres from 'postgres';
import { temporaryFolder } from '../support/folder';
import { runCommand } from '../support/run-command';
import { openTestDatabase } from '../support/store';
import { startTestProduct } from '../support/test-product';

// What was withdrawn has left the memory of public pages within a second, on every process of the app: nobody tells
// the other process, so only the age of what it remembers can help.

const PROMISED_MS = 1_000;
const access = inject('postgres');
const agent = new Agent({ keepAlive: true });

const ask = (url: string) =>
	new Promise<{ status: number; body: string }>((resolve, reject) => {
		get(url, { agent, headers: { accept: 'text/html' } }, (answer) => {
			let body = '';
			answer.setEncoding('utf8').on('data', (text: string) => (body += text));
			answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body }));
		}).once('error', reject);
	});

afterAll(() => agent.destroy());

it.skipIf(!access)(
	'a task that is withdrawn is gone from page and list within a second, on both of two processes',
	async () => {
		const database = await openTestDatabase({ empty: true });
		if (!database) throw new Error('No PostgreSQL');
		onTestFinished(() => database.drop());
		const settings = {
			DEMO: '1',
			SEARCH: 'postgres',
			DATABASE_URL: database.appUrl,
			DATABASE_OWNER_URL: database.ownerUrl,
			LIMIT_READ_PER_SECOND: '10000',
			LIMIT_READ_BURST: '100000',
		};
		const seeded = await runCommand(['seed'], { ...settings, DATA_DIR: temporaryFolder() });
		expect(seeded.code, seeded.said).toBe(0);
		const first = await startTestProduct({ ...settings, DATA_DIR: temporaryFolder() });
		const second = await startTestProduct({ ...settings, DATA_DIR: temporaryFolder() });

		const list = '/entdecken?art=mitmachen';
		const found = /href="(\/mitmachen\/[^"/?]+)"/.exec((await ask(first.origin + list)).body);
		const path = found?.[1];
		if (!path) throw new Error('No task in the list');
		const watched = [first, second].flatMap(({ origin }) => [
			{ url: origin + path, there: ({ status }: { status: number }) => status === 200 },
			{ url: origin + list, there: ({ body }: { body: string }) => body.includes(`${path}"`) },
		]);
		const sql = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
		try {
			// Warm, and asked without a pause from here on: each memory holds the page when it is withdrawn.
			for (const { url, there } of watched) expect(there(await ask(url)), url).toBe(true);
			const asking = watched.map(async ({ url, there }) => {
				// The last moment at which a question was put whose answer still had it.
				let seen = 0;
				for (;;) {
					const asked = performance.now();
					if (!there(await ask(url))) return { url, seen };
					seen = asked;
				}
			});
			await sql`update need set state = 'withdrawn' where slug = ${path.slice('/mitmachen/'.length)}`;
			const withdrawn = performance.now();
			for (const { url, seen } of await Promise.all(asking))
				expect(seen - withdrawn, url).toBeLessThan(PROMISED_MS);
		} finally {
			await sql.end({ timeout: 3 });
		}
	},
	240_000,
);
