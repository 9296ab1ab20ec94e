import type { Database } from '$lib/server/platform/database';
import { expect } from 'vitest';
import { runCommand } from '../support/run-command';
import type { SmtpSink } from '../support/smtp-sink';
import { waitFor } from '../support/wait-for';
import { ask, nothingWaits } from './ask-health';
import { long } from './how-long';
import type { SteadyProduct } from './steady-product';
import { strike, type Trouble } from './trouble';
import { expectTruth, readTruth } from './truth';
import { startWriters } from './writers';

/** A start may meet a database that is killed just then; it says so, and is started again. */
const LOST_AT_START =
	/^Die Datenbank (hat während des Starts aufgehört|auf \S+ hat \d+ Sekunden lang nicht)/m;

/** Eight clients write while everything is killed and frozen; then all heals, and the truth is told. */
export async function loop(parts: {
	title: string;
	products: readonly [SteadyProduct, ...SteadyProduct[]];
	sink: SmtpSink;
	troubles: readonly Trouble[];
	/** Given to commands, beside the data folder. */
	env?: Record<string, string>;
	/** What else goes on meanwhile; ended before the truth is asked for. */
	meanwhile?: { stop(): Promise<void> };
	/** After the products have ended. */
	openDatabase: () => Promise<Database>;
}): Promise<void> {
	const { products, sink } = parts;
	const [first] = products;
	const everyone = (work: (one: SteadyProduct) => Promise<void>) => Promise.all(products.map(work));
	await everyone((one) => one.ready());

	const writers = startWriters(() => products.map(({ origin }) => origin), 8);
	const kills = () => products.reduce((sum, one) => sum + one.kills, 0);
	const acknowledged = () => writers.writes.filter((write) => write.acknowledged).length;
	const hits = await strike(parts.troubles, {
		acknowledged,
		leastTimes: long ? 2 : 1,
		leastMs: long ? 60_000 : 0,
	});
	await everyone((one) => one.ready());
	const before = acknowledged();
	await waitFor(() => acknowledged() >= before + 20, 60_000, 'healed, it goes on');
	await writers.stop();
	await parts.meanwhile?.stop();

	const told = nothingWaits(first);
	const healthy = async () =>
		(await told()) && (await ask(first)).notes?.includes('search-engine') === false;
	await waitFor(healthy, 90_000, 'outbox empty, engine back');
	const command = (name: string) =>
		runCommand([name], {
			...{ CITY: 'luebeck', ORIGIN: first.origin, DATA_DIR: first.dataDir },
			...parts.env,
		});
	// Killed while it was built, it is built anew, by whoever comes first; that nothing differed is asked of each.
	await waitFor(async () => {
		const { out } = await command('search:check');
		expect(out, 'index equals database').toMatch(
			/^gleich: [1-9]\d* Einträge; .*: (whole|rebuilt)$/,
		);
		return out.endsWith('whole');
	}, 60_000);
	const verdict = await command('audit:verify');
	expect(verdict.out).toMatch(/^unversehrt: /);
	expect(verdict.code).toBe(0);
	if (long) {
		const sealed = async () => (await command('audit:verify')).out.endsWith(' 0 noch offen');
		await waitFor(sealed, 60_000, 'all sealed');
		const { jobs } = await ask(first);
		expect(jobs?.['audit-seal']?.ok, 'jobs go on').toBe(true);
	}
	await everyone((one) => one.stop());

	const database = await parts.openDatabase();
	const truth = await readTruth(database).finally(() => database.close());
	const { writes } = writers;
	// Otherwise the loop would have proved nothing.
	expect(kills()).toBeGreaterThanOrEqual(3);
	expect(acknowledged()).toBeGreaterThanOrEqual(40);
	const { extraMails } = expectTruth(truth, writes, sink.mails, kills());
	console.log(
		`${parts.title}: ${writes.length} written, ${acknowledged()} acknowledged, ${truth.rows.length} rows,`,
		`${sink.mails.length} mails, ${extraMails} of them twice;`,
		Object.entries(hits)
			.map(([what, times]) => `${what} ${times}×`)
			.join(', '),
	);
	expect(
		products.flatMap((one) => one.fellOver).filter((said) => !LOST_AT_START.test(said)),
		'ended by itself without a sentence',
	).toEqual([]);
}
