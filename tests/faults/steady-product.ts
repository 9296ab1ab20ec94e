import { freePort } from '../support/free-port';
import { spawnProduct, type RunningProduct } from '../support/product';
import { waitFor } from '../support/wait-for';
import { ask } from './ask-health';
import { pause } from './by-chance';

type Environment = Record<string, string | undefined>;

/** The product in earnest, brought back after each end, as a service manager would. */
export interface SteadyProduct {
	readonly origin: string;
	readonly dataDir: string;
	/** The process of this moment. */
	readonly now: RunningProduct;
	/** Times it was killed by us. */
	readonly kills: number;
	/** What it said before it ended without being told to. */
	readonly fellOver: readonly string[];
	kill(): Promise<void>;
	freeze(ms: number): Promise<void>;
	ready(ms?: number): Promise<void>;
	stop(): Promise<void>;
}

export async function startSteadyProduct(
	dataDir: string,
	env: Environment = {},
): Promise<SteadyProduct> {
	const port = await freePort();
	const origin = `http://127.0.0.1:${port}`;
	let kills = 0;
	let wanted = true;
	let killing: Promise<void> | undefined;
	const fellOver: string[] = [];
	const begin = async () => {
		const product = await spawnProduct({
			DEMO: '0',
			CITY: 'luebeck',
			ORIGIN: origin,
			LIMIT_FORMS_PER_HOUR: '100000',
			LIMIT_READ_BURST: '100000',
			DRAIN_SECONDS: '0',
			...env,
			PORT: String(port),
			DATA_DIR: dataDir,
		});
		void product.ended.then(async () => {
			if (!wanted || killing) return;
			fellOver.push(product.output());
			now = await begin();
		});
		return product;
	};
	let now = await begin();
	const kill = async () => {
		kills++;
		now.kill('SIGKILL');
		await now.ended;
		now = await begin();
	};
	return {
		origin,
		dataDir,
		get now() {
			return now;
		},
		get kills() {
			return kills;
		},
		fellOver,
		kill: () =>
			(killing ??= kill().finally(() => {
				killing = undefined;
			})),
		freeze: async (ms) => {
			const frozen = now;
			frozen.kill('SIGSTOP');
			await pause(ms);
			frozen.kill('SIGCONT');
		},
		// Whichever process it is by then: one may have ended at a database that was killed just so.
		ready: async (ms = 90_000) => {
			await waitFor(async () => (await ask({ origin })).status === 200, ms).catch(
				(error: unknown) => {
					throw new Error(`The product did not get ready:\n${now.output()}`, { cause: error });
				},
			);
		},
		stop: async () => {
			wanted = false;
			await killing;
			await now.stop();
		},
	};
}
