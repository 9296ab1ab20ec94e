import { bareTypes } from '$db/migrate';
import * as schema from '$db/schema';
import { drizzle } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { asUnavailable, isLost } from './errors';
import { insideTransaction, openGate } from './gate';
import { openLine } from './line';
import type { Database } from './types';

export interface WireOptions {
	url: string;
	pool: number;
	/** Long jobs (seed, restore, migrations) may take their time; requests may not. */
	patient?: boolean;
	/**
	 * False while the process begins: nobody waits for a page yet, and on a busy machine the first
	 * connection alone may take seconds. Without it: begun.
	 */
	begun?: () => boolean;
	/** What the server's list of connections says. */
	name?: string;
	onChange?: (available: boolean) => void;
}

export interface Wire extends Database {
	/** A connection of its own for the queue library, which polls and must not take from requests. */
	readonly queue: () => postgres.Sql;
}

const PING_EVERY_MS = 200;
/**
 * Ticks without any answer after which the server counts as lost: 1.2 s where people wait. Coming back it
 * needs a new connection, which takes longer than a question; beginning, it may take half a minute.
 */
const SILENT_TICKS = { answering: 6, away: 10, beginning: 150 };

/**
 * What the planner should know: nobody keeps this on turning disks, where a jump costs four reads, and
 * no list is so large that compiling its query pays.
 */
export const PLANNING = { random_page_cost: 1.1, jit: 'off' } as const;

/** Any PostgreSQL from 15 on, over the wire. */
export function openWire(options: WireOptions): Wire {
	const patient = options.patient ?? false;
	const begun = options.begun ?? (() => true);
	const connection = (name: string, limits: Record<string, number>) => ({
		connection: { application_name: name, TimeZone: 'UTC', ...PLANNING, ...limits },
	});
	const work = openLine(options.url, {
		max: options.pool,
		idle_timeout: patient ? undefined : 60,
		...connection(
			options.name ?? 'tohoop',
			patient ? {} : { statement_timeout: 5_000, idle_in_transaction_session_timeout: 10_000 },
		),
	});
	const watch = openLine(options.url, { max: 1, ...connection('tohoop-watch', {}) });
	// One connection, because the queue library sends its transactions as text, which the driver refuses
	// in a wider pool.
	const queue = openLine(options.url, {
		max: 1,
		types: bareTypes,
		...connection('tohoop-jobs', { statement_timeout: 30_000 }),
	});
	let db = drizzle(work.sql, { schema });
	const gate = openGate({
		places: options.pool,
		limits: () =>
			patient
				? { waitMs: 600_000, workMs: 3_600_000 }
				: begun()
					? { waitMs: 2_000, workMs: 6_000 }
					: { waitMs: 30_000, workMs: 60_000 },
	});

	let silentTicks = 0;
	const noted = async <T>(task: () => Promise<T>): Promise<T> => {
		try {
			const result = await task();
			silentTicks = 0;
			return result;
		} catch (error) {
			if (!isLost(error)) silentTicks = 0;
			throw asUnavailable(error);
		}
	};

	const down = (why: string) => {
		if (!gate.isOpen) return;
		gate.shut(why);
		for (const line of [work, queue]) line.cut();
		db = drizzle(work.sql, { schema });
		options.onChange?.(false);
	};
	const up = () => {
		silentTicks = 0;
		if (gate.isOpen) return;
		gate.open();
		options.onChange?.(true);
	};

	// A server that was stopped (not killed) answers nothing and refuses nothing: only a question of our
	// own, asked all the time, tells. Silence is counted in ticks and not by the clock, so that a process
	// that itself stood still blames nobody, and any answer to any query ends it.
	let asking: Promise<boolean> | undefined;
	const ask = (): Promise<boolean> =>
		(asking ??= watch.sql`select 1`
			.then(
				() => {
					up();
					return true;
				},
				(error: unknown) => {
					if (isLost(error)) down('the server is gone');
					else up();
					return !isLost(error);
				},
			)
			.finally(() => {
				asking = undefined;
			}));
	const bearable = () =>
		begun() ? (gate.isOpen ? SILENT_TICKS.answering : SILENT_TICKS.away) : SILENT_TICKS.beginning;
	const tick = () => {
		if (asking && ++silentTicks >= bearable()) {
			silentTicks = 0;
			down('the server does not answer');
			watch.cut();
		}
		void ask();
	};
	const timer = patient ? undefined : setInterval(tick, PING_EVERY_MS);
	timer?.unref();

	return {
		kind: 'postgres',
		queue: () => queue.sql,
		read: (task) => gate.pass(() => noted(() => task(db))),
		transaction: (task) =>
			gate.pass(() => noted(() => db.transaction((tx) => insideTransaction(() => task(tx))))),
		available: () => gate.isOpen,
		ping: ask,
		close: async () => {
			clearInterval(timer);
			await Promise.all([work.close(3), queue.close(2), watch.close(1)]);
		},
	};
}
