import { delivery, fact } from '$db/schema';
import { eq, inArray, sql } from 'drizzle-orm';
import { isUnavailable, rows, type Database } from '../database';
import { newId } from '../ids';
import { describeError, type Log } from '../log';
import type { KnownFact, Listener } from './outbox';

export interface Relay {
	start(): void;
	nudge(): void;
	/** Delivers what is due now; for tests and for the end of a command. */
	drain(): Promise<void>;
	stop(): Promise<void>;
}

const LEASE_SECONDS = 30;
const TICK_MS = 500;
const BATCH = 40;
/** Eight tries, then parked. */
const DEFAULT_WAITS = [1, 2, 5, 15, 60, 180, 300] as const;

/**
 * Hands facts to listeners: at least once, in order per thing and listener. Several processes share the
 * work by claiming rows for a while, because a transaction must not stay open while a mail is sent.
 */
export function openRelay(database: Database, listeners: readonly Listener[], log: Log): Relay {
	const self = newId();
	const byName = new Map(listeners.map((l) => [l.name, l]));
	let timer: NodeJS.Timeout | undefined;
	let running: Promise<void> | undefined;
	let again = false;
	let stopped = false;

	const claim = () =>
		database.transaction(async (tx) => {
			const due = await rows<{ sequence: number | string }>(
				tx,
				sql`update delivery set claimed_by = ${self},
					claimed_until = now() + make_interval(secs => ${LEASE_SECONDS})
				where sequence in (
					select d.sequence from delivery d
					where d.parked_at is null and d.next_at <= now()
						and (d.claimed_until is null or d.claimed_until < now())
						and not exists (
							select 1 from delivery e
							where e.listener = d.listener and e.thing_id = d.thing_id
								and e.parked_at is null and e.sequence < d.sequence)
					order by d.sequence
					limit ${BATCH}
					for update of d skip locked)
				returning sequence`,
			);
			if (due.length === 0) return [];
			return tx
				.select({ delivery, fact })
				.from(delivery)
				.innerJoin(fact, eq(fact.id, delivery.factId))
				.where(
					inArray(
						delivery.sequence,
						due.map((d) => Number(d.sequence)),
					),
				)
				.orderBy(delivery.sequence);
		});

	type Claimed = Awaited<ReturnType<typeof claim>>[number];

	const done = (sequence: number) =>
		database.read((db) => db.delete(delivery).where(eq(delivery.sequence, sequence)));

	const failed = (claimed: Claimed, listener: Listener | undefined, error: unknown) => {
		const waits = listener?.waits ?? DEFAULT_WAITS;
		const tries = claimed.delivery.tries + 1;
		const wait = waits[tries - 1];
		const parked = wait === undefined;
		log.warn(parked ? 'delivery.parked' : 'delivery.failed', {
			listener: claimed.delivery.listener,
			type: claimed.fact.type,
			tries,
			...describeError(error),
		});
		return database.read((db) =>
			db
				.update(delivery)
				.set({
					tries,
					claimedBy: null,
					claimedUntil: null,
					lastError: error instanceof Error ? error.name : 'unknown',
					...(parked
						? { parkedAt: sql`now()` }
						: { nextAt: sql`now() + make_interval(secs => ${wait})` }),
				})
				.where(eq(delivery.sequence, claimed.delivery.sequence)),
		);
	};

	const handle = async (claimed: Claimed) => {
		const listener = byName.get(claimed.delivery.listener);
		const known: KnownFact = claimed.fact;
		try {
			if (!listener) throw new Error(`No listener ${claimed.delivery.listener}`);
			await listener.handle(known);
		} catch (error) {
			// The database went away in the middle: the lease runs out and somebody tries again.
			if (isUnavailable(error) && !database.available()) throw error;
			await failed(claimed, listener, error);
			return;
		}
		await done(claimed.delivery.sequence);
	};

	const round = async (): Promise<void> => {
		for (;;) {
			if (stopped || !database.available()) return;
			const claimed = await claim();
			if (claimed.length === 0) return;
			// Different things side by side, a few at a time; one thing appears once per batch.
			for (let i = 0; i < claimed.length; i += 4)
				await Promise.all(claimed.slice(i, i + 4).map(handle));
		}
	};

	const run = (): Promise<void> => {
		if (running) {
			again = true;
			return running;
		}
		running = round()
			.catch((error: unknown) => {
				if (!isUnavailable(error)) log.error('relay.failed', describeError(error));
			})
			.finally(() => {
				running = undefined;
				if (again && !stopped) {
					again = false;
					void run();
				}
			});
		return running;
	};

	return {
		start() {
			timer = setInterval(() => void run(), TICK_MS);
			timer.unref();
		},
		nudge: () => void run(),
		drain: run,
		async stop() {
			stopped = true;
			clearInterval(timer);
			await running;
		},
	};
}
