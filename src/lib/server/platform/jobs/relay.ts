import { delivery, fact } from '$db/schema';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { isUnavailable, rows, type Database } from '../database';
import { newId } from '../ids';
import { describeError, type Log } from '../log';
import type { KnownFact, Listener, Waits } from './outbox';

export interface Relay {
	start(): void;
	nudge(): void;
	/** Delivers what is due now; for tests and for the end of a command. */
	drain(): Promise<void>;
	stop(): Promise<void>;
}

/** Renewed while somebody works; a process that died or stands still loses its claims after this. */
const LEASE_SECONDS = 15;
const RENEW_MS = 4_000;
const TICK_MS = 500;
const BATCH = 20;
const SIDE_BY_SIDE = 4;
/** After the database came back, whoever still lives marks first what it had done when it was lost. */
const RETURN_GRACE_MS = 3_000;
const DEFAULT_WAITS: Waits = [1, 2, 5, 15, 60, 180, 300];

/**
 * Hands facts to listeners: at least once, in order per thing and listener. Several processes share the
 * work by claiming rows for a while, because a transaction must not stay open while a mail is sent.
 */
export function openRelay(
	database: Database,
	listeners: readonly Listener[],
	log: Log,
	/** Nobody else can be at work here: whatever is claimed was claimed by a process that is dead. */
	{ alone = false } = {},
): Relay {
	const self = newId();
	const byName = new Map(listeners.map((l) => [l.name, l]));
	let timer: NodeJS.Timeout | undefined;
	let renewing: NodeJS.Timeout | undefined;
	let running: Promise<void> | undefined;
	let again = false;
	let stopped = false;
	let lastAway = -RETURN_GRACE_MS;
	/** Until when (own clock) the claims of this round are surely ours. */
	let leaseUntil = 0;
	/** Done, but the database was lost before it could be told: never to be done again by us. */
	const toldNobody = new Set<number>();

	const claim = () => {
		const heirs = performance.now() - lastAway > RETURN_GRACE_MS;
		return database.transaction(async (tx) => {
			const due = await rows<{ sequence: number | string }>(
				tx,
				sql`update delivery set claimed_by = ${self},
					claimed_until = now() + make_interval(secs => ${LEASE_SECONDS})
				where sequence in (
					select d.sequence from delivery d
					where d.parked_at is null and d.next_at <= now()
						and (d.claimed_until is null or d.claimed_by = ${self}
							or (${heirs} and (${alone} or d.claimed_until < now())))
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
	};

	type Claimed = Awaited<ReturnType<typeof claim>>[number];

	const ours = ({ delivery: { sequence } }: Claimed) =>
		and(eq(delivery.sequence, sequence), eq(delivery.claimedBy, self));

	const renew = async (): Promise<void> => {
		const asked = performance.now();
		const kept = await database.read((db) =>
			rows(
				db,
				sql`update delivery
					set claimed_until = now() + make_interval(secs => ${LEASE_SECONDS})
					where claimed_by = ${self} and claimed_until > now()
					returning sequence`,
			),
		);
		if (kept.length > 0) leaseUntil = asked + LEASE_SECONDS * 1000;
	};

	const done = async (sequence: number) => {
		toldNobody.add(sequence);
		await database.read((db) => db.delete(delivery).where(eq(delivery.sequence, sequence)));
		toldNobody.delete(sequence);
	};

	const failed = (claimed: Claimed, listener: Listener | undefined, error: unknown) => {
		const waits: readonly number[] = listener?.waits ?? DEFAULT_WAITS;
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
				.where(ours(claimed)),
		);
	};

	const handle = async (claimed: Claimed) => {
		const { sequence } = claimed.delivery;
		// This process stood still for longer than its claim: somebody else may be at it.
		if (performance.now() > leaseUntil - 1_000) return;
		const listener = byName.get(claimed.delivery.listener);
		const known: KnownFact = claimed.fact;
		if (!toldNobody.has(sequence))
			try {
				if (!listener) throw new Error(`No listener ${claimed.delivery.listener}`);
				await listener.handle(known);
			} catch (error) {
				// Not the listener's fault: no try is counted, and it comes round again.
				if (isUnavailable(error)) throw error;
				await failed(claimed, listener, error);
				return;
			}
		await done(sequence);
	};

	const settle = async () => {
		for (const sequence of toldNobody) await done(sequence);
	};

	const round = async (): Promise<void> => {
		for (;;) {
			if (stopped) return;
			if (!database.available()) {
				lastAway = performance.now();
				return;
			}
			await settle();
			const asked = performance.now();
			const claimed = await claim();
			if (claimed.length === 0) return;
			leaseUntil = asked + LEASE_SECONDS * 1000;
			// Between "sent" and "marked" lies what a crash doubles: where that is seen outside, one at a time.
			const single = claimed.filter((c) => byName.get(c.delivery.listener)?.oneByOne);
			const free = claimed.filter((c) => !single.includes(c));
			const lanes = [single, ...lanesOf(free, SIDE_BY_SIDE)];
			const ends = await Promise.allSettled(lanes.map(runLane));
			for (const end of ends) if (end.status === 'rejected') throw end.reason;
		}
	};

	const runLane = async (lane: readonly Claimed[]) => {
		for (const claimed of lane) {
			if (stopped) return;
			await handle(claimed);
		}
	};

	/** What this process claimed and did not begin goes back at once instead of when the claim runs out. */
	const giveBack = () =>
		database.read((db) =>
			db
				.update(delivery)
				.set({ claimedBy: null, claimedUntil: null })
				.where(eq(delivery.claimedBy, self)),
		);

	const run = (): Promise<void> => {
		again = true;
		running ??= (async () => {
			while (again && !stopped) {
				again = false;
				await round().catch((error: unknown) => {
					if (isUnavailable(error)) lastAway = performance.now();
					else log.error('relay.failed', describeError(error));
				});
			}
		})().finally(() => {
			running = undefined;
		});
		return running;
	};

	return {
		start() {
			timer = setInterval(() => void run(), TICK_MS);
			timer.unref();
			renewing = setInterval(() => {
				if (!running || !database.available()) return;
				renew().catch((error: unknown) => {
					if (!isUnavailable(error)) log.warn('relay.renew', describeError(error));
				});
			}, RENEW_MS);
			renewing.unref();
		},
		nudge: () => void run(),
		drain: run,
		async stop() {
			stopped = true;
			clearInterval(timer);
			await running;
			clearInterval(renewing);
			if (!database.available()) return;
			await giveBack().catch((error: unknown) => {
				if (!isUnavailable(error)) throw error;
			});
		},
	};
}

function lanesOf<T>(items: readonly T[], count: number): T[][] {
	const lanes: T[][] = Array.from({ length: count }, () => []);
	items.forEach((item, index) => lanes[index % count]?.push(item));
	return lanes;
}
