import { openWire } from '$lib/server/platform/database';
import { openLog } from '$lib/server/platform/log';
import { startEngine } from '$lib/server/platform/search/engine';
import { it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { startSmtpSink } from '../support/smtp-sink';
import { addClubs, keepChanging } from './changes';
import { loop } from './loop';
import { canHaveOwnServer, ownServer } from './own-server';
import { startSteadyProduct } from './steady-product';
import { troubleOfApp, troubleOfDatabase, troubleOfEngine, troubleOfSecondApp } from './trouble';

const own = ownServer();

it.skipIf(!canHaveOwnServer)(
	'R04 R05 R09 R16 keeps what it acknowledged while two processes, their PostgreSQL and their search engine are killed and frozen',
	async () => {
		const database = await own.createDatabase();
		const sink = await startSmtpSink();
		onTestFinished(() => sink.stop());
		const engineFolder = temporaryFolder();
		const engine = await startEngine(engineFolder, openLog('error'));
		onTestFinished(() => engine?.stop());
		const env = {
			...{ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl },
			...(engine
				? { MEILI_URL: engine.url, MEILI_KEY: engine.key }
				: { SEARCH: 'postgres' as const }),
		};
		const start = async () => {
			const product = await startSteadyProduct(temporaryFolder(), { ...env, SMTP_URL: sink.url });
			onTestFinished(() => product.stop());
			return product;
		};
		const [one, other] = [await start(), await start()];
		await Promise.all([one.ready(), other.ready()]);
		const hand = openWire({ url: database.appUrl, pool: 2 });
		onTestFinished(() => hand.close());
		const changes = keepChanging(hand, await addClubs(hand));
		onTestFinished(() => changes.stop());
		await loop({
			title: 'two processes on PostgreSQL',
			products: [one, other],
			sink,
			troubles: [
				troubleOfApp(one),
				troubleOfSecondApp(other),
				troubleOfDatabase(own.server),
				...(engine ? [troubleOfEngine(engineFolder)] : []),
			],
			env,
			meanwhile: changes,
			openDatabase: () => Promise.resolve(openWire({ url: database.adminUrl, pool: 2 })),
		});
	},
	600_000,
);
