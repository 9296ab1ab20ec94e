import { enginesOf } from '../support/engines';
import { tell, type PostgresServer } from '../support/postgres';
import { waitFor } from '../support/wait-for';
import { between, oneOf, pause } from './by-chance';
import type { SteadyProduct } from './steady-product';

/** One part of the house and what may happen to it. Each repairs what it broke, or sees it repaired. */
export interface Trouble {
	name: string;
	hits: Record<string, () => Promise<void>>;
}

/** Writes that must be acknowledged between two hits on the same part, so that every hit meets work. */
const WORK = [8, 20] as const;
/** Nobody acknowledged anything for so long after a hit: the product did not recover. */
const PATIENCE_MS = 150_000;

/**
 * Each part has its own rhythm, so that troubles meet. What happened drives it and not the clock, so a slow
 * machine sees as much as a fast one. Says how often what happened.
 */
export async function strike(
	troubles: readonly Trouble[],
	parts: { acknowledged: () => number; leastTimes: number; leastMs: number },
): Promise<Record<string, number>> {
	const { acknowledged, leastTimes } = parts;
	const until = performance.now() + parts.leastMs;
	const counts: Record<string, number> = {};
	let failed = false;
	const strikeOne = async ({ name, hits }: Trouble) => {
		const kinds = Object.entries(hits);
		// Every kind comes round, in an order nobody knows.
		for (let round = 0; round < leastTimes || performance.now() < until; round++)
			for (let left = kinds; left.length > 0 && !failed;) {
				const next = oneOf(left);
				left = left.filter((one) => one !== next);
				const enough = acknowledged() + between(...WORK);
				await waitFor(
					() => failed || acknowledged() >= enough,
					PATIENCE_MS,
					`writes go on before ${name} is ${next[0]}`,
				);
				await pause(between(0, 300));
				await next[1]();
				const key = `${name} ${next[0]}`;
				counts[key] = (counts[key] ?? 0) + 1;
			}
	};
	const ends = await Promise.allSettled(
		troubles.map((one) =>
			strikeOne(one).catch((error: unknown) => {
				failed = true;
				throw error;
			}),
		),
	);
	for (const end of ends) if (end.status === 'rejected') throw end.reason;
	return counts;
}

/** A second process need not go through everything the first one does. */
export const troubleOfSecondApp = (product: SteadyProduct): Trouble => {
	const { killed, frozen } = troubleOfApp(product).hits;
	return { name: 'second app', hits: { killed, frozen } };
};

export const troubleOfApp = (product: SteadyProduct) => ({
	name: 'app',
	hits: {
		killed: async () => {
			await product.kill();
			await product.ready();
		},
		'killed before it stood again': async () => {
			await product.kill();
			await pause(between(0, 2_000));
			await product.kill();
			await product.ready();
		},
		frozen: () => product.freeze(between(50, 2_500)),
	},
});

/** The engine whose data lies in this folder. */
export function troubleOfEngine(folder: string): Trouble {
	const signal = (signal: NodeJS.Signals) => {
		for (const pid of enginesOf(folder)) tell(pid, signal);
	};
	return {
		name: 'engine',
		hits: {
			killed: () => Promise.resolve(signal('SIGKILL')),
			frozen: async () => {
				signal('SIGSTOP');
				await pause(between(100, 2_000));
				signal('SIGCONT');
			},
		},
	};
}

export const troubleOfDatabase = (server: PostgresServer): Trouble => ({
	name: 'database',
	hits: {
		'killed wholly': async () => {
			await server.crash();
			await server.start();
		},
		'lost a process': () => {
			const workers = server.workers();
			if (workers.length > 0) tell(oneOf(workers), 'SIGKILL');
			return Promise.resolve();
		},
		frozen: async () => {
			const thaw = server.freeze();
			await pause(between(100, 3_000));
			thaw();
		},
	},
});
