import { sql } from 'drizzle-orm';
import { createHmac, randomBytes } from 'node:crypto';
import { installation } from '$db/schema';
import { rows, type Database } from './database';

/** How often something may happen, counted in Postgres so that all processes count together. */
export interface Limits {
	/** Counts one; false when there were too many in this window already. */
	allow(what: string, who: string, most: number, windowSeconds: number): Promise<Verdict>;
	/** A form that was refused for its content was no attempt: give it back. */
	forgive(verdict: Verdict): Promise<void>;
	sweep(): Promise<void>;
}

export interface Verdict {
	allowed: boolean;
	retryAfterSeconds: number;
	key: string;
	windowStart: number;
}

/** One IPv6 household has a whole /64; one IPv4 address is one address. */
export function addressGroup(address: string): string {
	const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0] ?? '';
	if (!plain.includes(':')) return plain;
	const [head = '', tail] = plain.toLowerCase().split('::');
	const left = head === '' ? [] : head.split(':');
	const right = tail === undefined || tail === '' ? [] : tail.split(':');
	const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
	const groups = [...left, ...Array<string>(gap).fill('0'), ...right].map((g) =>
		parseInt(g, 16).toString(16),
	);
	return `${groups.slice(0, 4).join(':')}::/64`;
}

export async function openLimits(database: Database): Promise<Limits> {
	const secret = await installationSecret(database, 'limits.secret');
	return {
		async allow(what, who, most, windowSeconds) {
			const now = Math.floor(Date.now() / 1000);
			const windowStart = now - (now % windowSeconds);
			// The key changes with the day, so that not even we can tell later who it was.
			const day = Math.floor(now / 86_400);
			const key = `${what}:${createHmac('sha256', secret).update(`${day}:${who}`).digest('base64url').slice(0, 22)}`;
			const [row] = await database.read((db) =>
				rows<{ count: number }>(
					db,
					sql`insert into rate_count (key, window_start, count, until)
						values (${key}, ${windowStart}, 1, to_timestamp(${windowStart + windowSeconds}))
						on conflict (key, window_start) do update set count = rate_count.count + 1
						returning count`,
				),
			);
			const count = row?.count ?? 1;
			return {
				allowed: count <= most,
				retryAfterSeconds: Math.max(1, windowStart + windowSeconds - now),
				key,
				windowStart,
			};
		},
		async forgive({ key, windowStart }) {
			await database.read((db) =>
				db.execute(
					sql`update rate_count set count = count - 1
						where key = ${key} and window_start = ${windowStart} and count > 0`,
				),
			);
		},
		async sweep() {
			await database.read((db) => db.execute(sql`delete from rate_count where until < now()`));
		},
	};
}

/** A secret this installation made for itself; never leaves the database. */
export async function installationSecret(database: Database, key: string): Promise<string> {
	return database.transaction(async (tx) => {
		await tx
			.insert(installation)
			.values({ key, value: randomBytes(32).toString('base64url') })
			.onConflictDoNothing();
		const [row] = await rows<{ value: unknown }>(
			tx,
			sql`select value from installation where key = ${key}`,
		);
		if (typeof row?.value !== 'string') throw new Error(`Secret ${key} is not readable`);
		return row.value;
	});
}
