import { sql } from 'drizzle-orm';
import { isUnavailable, rows, type Database } from '../platform/database';
import { describeError, type Log } from '../platform/log';
import type { Breaker } from './breaker';
import type { EngineIndex } from './engine-index';
import type { IndexKeeper } from './keep-index';

/**
 * Looks after the engine all the time. When it is silent, gone or emptied the database answers; when it
 * is back, it is compared, mended or built anew, and only then asked again.
 */
export interface EngineWatch {
	stop(): Promise<void>;
	/** Somebody wonders: look now. */
	look(): Promise<void>;
}

const EVERY_MS = 500;
const SILENT_MS = 400;
/** A change that is on its way makes the numbers differ for a moment. */
const PATIENCE = 6;

export function watchEngine(parts: {
	database: Database;
	log: Log;
	index: EngineIndex;
	/** Asks without patience; the index itself waits longer, for it also writes. */
	health: () => Promise<boolean>;
	breaker: Breaker;
	keeper: IndexKeeper;
}): EngineWatch {
	const { database, log, index, breaker, keeper } = parts;
	let running: Promise<void> | undefined;
	let stopped = false;
	let differs = 0;

	const expected = async () => {
		const [row] = await database.read((db) =>
			rows<{ count: number }>(db, sql`select count(*)::int as count from search_entry`),
		);
		return row?.count ?? 0;
	};

	const round = async () => {
		if (!(await parts.health())) {
			breaker.trip('the engine is away');
			return;
		}
		if (!breaker.open) {
			if (breaker.doubtful) {
				breaker.begin();
				const outcome = await keeper.compare();
				// Looked at again in the next round, until the other one is done.
				if (outcome.engine === 'elsewhere') return;
				log.info('search.compared', { ...outcome });
				// What could not be sent in the meantime is looked for in the next round.
				if (!breaker.mending) return;
			}
			differs = 0;
			if (!stopped) breaker.mend();
			return;
		}
		const count = await index.count();
		if (count === undefined) {
			breaker.trip('the index is gone');
			return;
		}
		const should = await expected();
		differs = count === should ? 0 : differs + 1;
		if (differs >= PATIENCE || (count === 0 && should > 0)) {
			differs = 0;
			breaker.trip('the index lacks entries');
		}
	};

	const look = (): Promise<void> => {
		if (stopped) return Promise.resolve();
		running ??= round()
			.catch((error: unknown) => {
				if (!isUnavailable(error)) {
					log.warn('search.watch', describeError(error));
					breaker.trip('the engine could not be looked after');
				}
			})
			.finally(() => {
				running = undefined;
			});
		return running;
	};
	const timer = setInterval(() => void look(), EVERY_MS);
	timer.unref();
	return {
		look,
		async stop() {
			stopped = true;
			clearInterval(timer);
			await running;
		},
	};
}

/** One question with a short deadline. */
export async function answersHealth(
	ask: (signal: AbortSignal) => Promise<unknown>,
): Promise<boolean> {
	try {
		await ask(AbortSignal.timeout(SILENT_MS));
		return true;
	} catch (error) {
		if (error instanceof Error) return false;
		throw error;
	}
}
