import type { ThingPage } from '$lib/domain/pages/thing-page';
import { dateOf, toLocal } from '$lib/domain/time/local';
import { sql } from 'drizzle-orm';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import { describeError, type Log } from '../platform/log';

// A page that is opened costs nothing but a number in memory, and nothing is known of whoever opened it.

/** So much is lost when the process is killed. */
export const WRITTEN_EVERY_MS = 10_000;
/** Things, a day each: a memory that somebody fills with invented addresses ends here. */
const MOST = 20_000;

export interface ViewCount {
	note(page: ThingPage): void;
	/** Adds what was counted since to what is known; several processes add to the same rows. */
	write(): Promise<void>;
	start(): void;
	/** The rest is written. */
	stop(): Promise<void>;
}

export function openViewCount(parts: { database: Database; clock: Clock; log: Log }): ViewCount {
	const { database, clock, log } = parts;
	let counted = new Map<string, number>();
	let turn: NodeJS.Timeout | undefined;
	let writing: Promise<void> | undefined;

	const add = (key: string, count: number) => {
		const before = counted.get(key);
		if (before === undefined && counted.size >= MOST) return;
		counted.set(key, (before ?? 0) + count);
	};

	async function writeDown(): Promise<void> {
		if (counted.size === 0) return;
		const taken = counted;
		counted = new Map();
		try {
			await database.transaction((tx) => tx.execute(insertOf(taken)));
		} catch (error) {
			// The database is away for a moment: the numbers wait for it.
			for (const [key, count] of taken) add(key, count);
			throw error;
		}
	}

	return {
		note({ kind, slug }) {
			add(`${dateOf(toLocal(clock.now()))} ${kind} ${slug}`, 1);
		},
		async write() {
			await writing;
			writing = writeDown().finally(() => (writing = undefined));
			await writing;
		},
		start() {
			turn = setInterval(() => {
				this.write().catch((error: unknown) => log.debug('views.write', describeError(error)));
			}, WRITTEN_EVERY_MS);
			turn.unref();
		},
		async stop() {
			clearInterval(turn);
			await this.write().catch((error: unknown) => log.warn('views.write', describeError(error)));
		},
	};
}

/** What has no thing any more is nobody's. In one order, so that two processes never wait for each other. */
function insertOf(counted: ReadonlyMap<string, number>) {
	const lines = [...counted].map(([key, count]) => {
		const [day, kind, slug] = key.split(' ');
		return { day, kind, slug, count };
	});
	return sql`insert into view_count (day, thing_kind, thing_id, count)
		select day, kind, id, count from (
			select v.day::date as day, v.kind, v.count, case v.kind
				when 'club' then (select id from club where slug = v.slug)
				when 'need' then (select id from need where slug = v.slug)
				when 'event' then (select id from event where slug = v.slug)
				when 'news' then (select id from news where slug = v.slug)
			end as id
			from jsonb_to_recordset(${JSON.stringify(lines)}::text::jsonb)
				as v(day text, kind text, slug text, count integer)
		) seen where id is not null order by id, kind, day
		on conflict (thing_id, thing_kind, day) do update set count = view_count.count + excluded.count`;
}
