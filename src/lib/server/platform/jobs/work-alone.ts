import { newId } from '../ids';
import { rows, type Database } from '../database';
import { describeError, type Log } from '../log';
import { sql } from 'drizzle-orm';

/** Still nobody else's: false when this process stood still for so long that somebody may have taken over. */
export type StillOurs = () => boolean;

/** A process that was killed holds up the others for no longer than this. */
const LEASE_MS = 8_000;
const BEAT_MS = 2_000;
const KEYS = 'alone.';

const FROM_NOW = sql`clock_timestamp() + make_interval(secs => ${LEASE_MS / 1000})`;

/** By whoever has the database to itself: who held something is not there any more. */
export async function forgetHolds(database: Database): Promise<void> {
	const left = sql`from installation where starts_with(key, ${KEYS})`;
	const [any] = await database.read((db) => rows(db, sql`select 1 ${left} limit 1`));
	// A full disk lets nobody write, and is no reason not to start.
	if (any) await database.read((db) => db.execute(sql`delete ${left}`));
}

/** Of all who work on this database one does the work; to the others it says so with `undefined`, at once. */
export async function workAlone<T>(
	database: Database,
	log: Log,
	what: string,
	work: (stillOurs: StillOurs) => Promise<T>,
): Promise<{ made: T } | undefined> {
	const key = `${KEYS}${what}`;
	const self = JSON.stringify(newId());
	let until = 0;
	const asked = async (statement: ReturnType<typeof sql>) => {
		const began = performance.now();
		const [held] = await database.read((db) => rows(db, statement));
		if (held) until = began + LEASE_MS;
		return held !== undefined;
	};
	const taken = await asked(sql`insert into installation as held (key, value, at)
		values (${key}, ${self}::jsonb, ${FROM_NOW})
		on conflict (key) do update set value = excluded.value, at = excluded.at
			where held.at < clock_timestamp()
		returning key`);
	if (!taken) return undefined;
	const mine = sql`key = ${key} and value = ${self}::jsonb`;
	const beat = setInterval(
		() =>
			void asked(sql`update installation set at = ${FROM_NOW} where ${mine} returning key`).catch(
				(error: unknown) => log.warn('alone.renew', { what, ...describeError(error) }),
			),
		BEAT_MS,
	);
	beat.unref();
	try {
		return { made: await work(() => performance.now() < until) };
	} finally {
		clearInterval(beat);
		await database.read((db) => db.execute(sql`delete from installation where ${mine}`));
	}
}
