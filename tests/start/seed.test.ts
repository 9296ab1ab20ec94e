import { expect, inject, it, onTestFinished } from 'vitest';
import { openLog } from '../../src/lib/server/platform/log';
import { startEngine } from '../../src/lib/server/platform/search/engine';
import { temporaryFolder } from '../support/folder';
import { freePort } from '../support/free-port';
import { runCommand } from '../support/run-command';
import { openTestDatabase } from '../support/store';
import { startTestProduct } from '../support/test-product';

// The seed comes beside processes that serve already, and nobody tells them: what it wrote is found all the same.

it.skipIf(!inject('postgres'))(
	'what is seeded beside a running product is found as soon as the command ends',
	async () => {
		const database = await openTestDatabase({ empty: true });
		if (!database) throw new Error('No PostgreSQL');
		onTestFinished(() => database.drop());
		// Undefined where there is none for this machine: then the database searches, and is told as well.
		const engine = await startEngine(temporaryFolder(), openLog('error'));
		onTestFinished(() => engine?.stop());
		const port = await freePort();
		const settings = {
			...{
				DEMO: '0',
				CITY: 'luebeck',
				ORIGIN: `http://127.0.0.1:${port}`,
				SEARCH: engine ? 'meilisearch' : 'postgres',
			},
			...{ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl },
			...(engine && { MEILI_URL: engine.url, MEILI_KEY: engine.key }),
		};
		const product = await startTestProduct({
			...settings,
			PORT: String(port),
			DATA_DIR: temporaryFolder(),
		});
		const seeded = await runCommand(['seed'], { ...settings, DATA_DIR: temporaryFolder() });
		expect(seeded, seeded.said).toMatchObject({ code: 0, out: 'Die Demo-Stadt ist angelegt.' });

		const page = await (await fetch(`${product.origin}/entdecken?q=chor&art=vereine`)).text();
		expect(page).toMatch(/href="\/vereine\/[^"/?]+"/);
	},
);
