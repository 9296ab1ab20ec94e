import { sql } from 'drizzle-orm';
import { createHmac, randomBytes } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import { installation } from '$db/schema';
import { rows, type Database } from './database';
import { takeTurns } from './turns';

/** How often something may happen, counted in Postgres so that all processes count together. */
export interface Limits {
	/** Counts one; not allowed when there were too many in this window already. */
	allow(what: string, who: string, most: number, windowSeconds: number): Promise<Verdict>;
	/** A form that was refused for its content was no attempt: give it back. */
	forgive(verdict: Verdict): Promise<void>;
	/** Given back as soon as the database can be asked: who met an outage did not use up an attempt. */
	owe(verdict: Verdict): void;
	/** A flood of sign-ins stands in a row: whoever reads, asks or tells something does not wait for it. */
	inTurn<T>(what: string, work: () => Promise<T>): Promise<T>;
	sweep(): Promise<void>;
}

export interface Verdict {
	allowed: boolean;
	retryAfterSeconds: number;
	key: string;
	windowStart: number;
}

/** One IPv6 household has a whole /64; one IPv4 address is one address, also when written as IPv6. */
export function addressGroup(address: string): string {
	if (isIPv4(address)) return address;
	const plain = address.split('%')[0] ?? '';
	if (!isIPv6(plain)) return 'unknown';
	const groups = groupsOf(plain);
	const [mark, high, low] = [groups.slice(0, 6).join(':'), groups[6] ?? 0, groups[7] ?? 0];
	if (mark === '0:0:0:0:0:65535') return [high >> 8, high & 255, low >> 8, low & 255].join('.');
	return `${groups
		.slice(0, 4)
		.map((group) => group.toString(16))
		.join(':')}::/64`;
}

/** A neighbourhood of addresses that one machine may wander through: /24 of IPv4, /48 of IPv6. */
export function networkOf(address: string): string {
	const group = addressGroup(address);
	if (isIPv4(group)) return `${group.split('.').slice(0, 3).join('.')}.0/24`;
	return group === 'unknown' ? group : `${group.split(':').slice(0, 3).join(':')}::/48`;
}

/** The eight numbers of an address that is known to be one. */
function groupsOf(address: string): number[] {
	const [head = '', tail] = address.split('::');
	const left = numbersOf(head);
	if (tail === undefined) return left;
	const right = numbersOf(tail);
	return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}

const numbersOf = (part: string): number[] =>
	part === ''
		? []
		: part.split(':').flatMap((group) => {
				if (!group.includes('.')) return [parseInt(group, 16)];
				const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
				return [a * 256 + b, c * 256 + d];
			});

const AGAIN_MS = 300;
const AT_ONCE = 4;
/** More guesses than that are told so at once. */
const IN_ROW = 50;

export async function openLimits(database: Database): Promise<Limits> {
	const secret = await installationSecret(database, 'limits.secret');
	const forgive = async ({ key, windowStart }: Verdict) => {
		await database.read((db) =>
			db.execute(
				sql`update rate_count set count = count - 1
					where key = ${key} and window_start = ${windowStart} and count > 0`,
			),
		);
	};

	const owed: { verdict: Verdict; until: number }[] = [];
	let paying: Promise<void> | undefined;
	const payBack = async () => {
		for (let next = owed[0]; next; next = owed[0]) {
			const paid = await forgive(next.verdict).then(
				() => true,
				() => false,
			);
			// With its window over, nobody asks for the count any more.
			if (paid || performance.now() > next.until) owed.shift();
			else await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref());
		}
		paying = undefined;
	};

	const signInTurn = takeTurns(AT_ONCE, IN_ROW);
	return {
		async allow(what, who, most, windowSeconds) {
			// The key changes with the day, so that not even we can tell later who it was.
			const day = Math.floor(Date.now() / 86_400_000);
			const hash = createHmac('sha256', secret).update(`${day}:${who}`).digest('base64url');
			const key = `${what}:${hash.slice(0, 22)}`;
			// The database has the clock: machines that share it need not agree with each other.
			const [row] = await database.read((db) =>
				rows<{ count: number; start: number; wait: number }>(
					db,
					sql`insert into rate_count as r (key, window_start, count, until)
						select ${key}, w.start, 1, to_timestamp(w.start + ${windowSeconds}::int)
						from (select (floor(extract(epoch from now()) / ${windowSeconds}::int) * ${windowSeconds}::int)::bigint as start) w
						on conflict (key, window_start) do update set count = r.count + 1
						returning r.count, r.window_start::float8 as start,
							ceil(extract(epoch from r.until - now()))::int as wait`,
				),
			);
			if (!row) throw new Error('A count came back empty');
			return {
				allowed: row.count <= most,
				retryAfterSeconds: Math.max(1, row.wait),
				key,
				windowStart: row.start,
			};
		},
		forgive,
		owe(verdict) {
			const until = performance.now() + verdict.retryAfterSeconds * 1000;
			owed.push({ verdict, until });
			paying ??= payBack();
		},
		inTurn: (what, work) => (what === 'sign-in' ? signInTurn(work) : work()),
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
