import { migrateEmbeddedDatabase } from '$db/migrate';
import { openEmbedded } from '$lib/server/platform/database/embedded';
import { it, onTestFinished } from 'vitest';
import { startSmtpSink } from '../support/smtp-sink';
import { temporaryFolder } from '../support/folder';
import { addClubs } from './changes';
import { loop } from './loop';
import { startSteadyProduct } from './steady-product';
import { troubleOfApp, troubleOfEngine } from './trouble';

it('R05 keeps what it acknowledged while it is killed and frozen, on the embedded database', async () => {
	const dataDir = temporaryFolder();
	const prepared = await openEmbedded({ folder: dataDir });
	await migrateEmbeddedDatabase(prepared.client, 'migrations');
	await addClubs(prepared);
	await prepared.close();
	const sink = await startSmtpSink();
	onTestFinished(() => sink.stop());
	const product = await startSteadyProduct(dataDir, { SMTP_URL: sink.url });
	onTestFinished(() => product.stop());
	await loop({
		title: 'embedded',
		products: [product],
		sink,
		troubles: [troubleOfApp(product), troubleOfEngine(dataDir)],
		openDatabase: () => openEmbedded({ folder: dataDir }),
	});
}, 600_000);
