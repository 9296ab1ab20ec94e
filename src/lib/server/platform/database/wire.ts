import * as schema from '$db/schema';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { isUnavailable } from './errors';
import { insideTransaction, openGate } from './gate';
import type { Database } from './types';

export interface WireOptions {
	url: string;
	pool: number;
	/** Long jobs (seed, restore, migrations) may take their time; requests may not. */
	patient?: boolean;
	onChange?: (available: boolean) => void;
}

const PING_EVERY_MS = 500;
const SILENCE_MS = 1_500;

/** Any PostgreSQL from 15 on, over the wire. */
export function openWire(options: WireOptions): Database {
	const patient = options.patient ?? false;
	const connect = (max: number) =>
		postgres(options.url, {
			max,
			connect_timeout: 2,
			idle_timeout: patient ? undefined : 60,
			backoff: () => 0.3,
			onnotice: () => undefined,
			connection: {
				application_name: 'tohoop',
				TimeZone: 'UTC',
				...(patient ? {} : { statement_timeout: 5_000 }),
				...(patient ? {} : { idle_in_transaction_session_timeout: 10_000 }),
			},
		});
	const client = connect(options.pool);
	const watch = patient ? undefined : connect(1);
	const db = drizzle(client, { schema });
	const gate = openGate({
		places: options.pool,
		waitMs: patient ? 600_000 : 2_000,
		workMs: patient ? 3_600_000 : 6_000,
	});

	let lastAnswer = performance.now();
	const noted = async <T>(work: () => Promise<T>): Promise<T> => {
		try {
			const result = await work();
			lastAnswer = performance.now();
			return result;
		} catch (error) {
			if (!isUnavailable(error)) lastAnswer = performance.now();
			throw error;
		}
	};

	const down = (why: string) => {
		if (!gate.isOpen) return;
		gate.shut(why);
		options.onChange?.(false);
	};
	const up = () => {
		lastAnswer = performance.now();
		if (gate.isOpen) return;
		gate.open();
		options.onChange?.(true);
	};

	// A server that was stopped (not killed) answers nothing and refuses nothing: only a question of our
	// own, asked all the time, tells. A late answer alone proves little on a busy machine, so silence
	// counts only when no other query came back either.
	let asking: Promise<void> | undefined;
	let askedAt = 0;
	const ask = () => {
		if (!watch) return;
		if (asking) {
			const silent = performance.now() - Math.max(lastAnswer, askedAt);
			if (silent > SILENCE_MS) down('the server does not answer');
			return;
		}
		askedAt = performance.now();
		asking = watch`select 1`
			.then(up, (error: unknown) => {
				if (isUnavailable(error)) down('the server is gone');
				else up();
			})
			.finally(() => {
				asking = undefined;
			});
	};
	const timer = watch ? setInterval(ask, PING_EVERY_MS) : undefined;
	timer?.unref();

	return {
		kind: 'postgres',
		read: (work) => gate.pass(() => noted(() => work(db))),
		transaction: (work) =>
			gate.pass(() => noted(() => db.transaction((tx) => insideTransaction(() => work(tx))))),
		available: () => gate.isOpen,
		ping: async () => {
			try {
				await (watch ?? client)`select 1`;
				return true;
			} catch (error) {
				if (isUnavailable(error)) return false;
				throw error;
			}
		},
		close: async () => {
			clearInterval(timer);
			await Promise.all([client.end({ timeout: 3 }), watch?.end({ timeout: 1 })]);
		},
	};
}
