import { foldForSearch } from '$lib/domain/search/stem';
import { sql } from 'drizzle-orm';
import { createHmac } from 'node:crypto';
import type { Clock } from '../platform/clock';
import { rows, type Database } from '../platform/database';
import { describeError, type Log } from '../platform/log';

// Which questions find nothing, and which take long: without anything about who asked. The words are kept
// only when they were asked on so many days and so often that they belong to nobody.

const LEAST_DAYS = 3;
const LEAST_TIMES = 20;
const SLOW_MS = 250;

/** Looks like a name with a number, a phone, a mail address: never counted. */
const private_ = /@|\d{4,}|https?:|www\./;

/** Counts of days long gone, and words nobody has asked for since. */
export async function forgetQuestions(
	database: Database,
	now: Date,
	days: number,
): Promise<number> {
	const before = new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
	return database.transaction(async (tx) => {
		const gone = await rows<{ day: string }>(
			tx,
			sql`delete from query_count where day < ${before}::date returning day`,
		);
		await tx.execute(sql`delete from query_text t
			where not exists (select 1 from query_count c where c.hash = t.hash)`);
		return gone.length;
	});
}

export interface QuestionCount {
	/** After an answer; never waited for. */
	note(text: string, total: number, ms: number): void;
}

export function openQuestionCount(
	database: Database,
	secret: string,
	zone: string,
	clock: Clock,
	log: Log,
): QuestionCount {
	const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
	const write = async (text: string, what: 'none' | 'slow') => {
		const hash = createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22);
		await database.transaction(async (tx) => {
			await tx.execute(sql`insert into query_count (day, what, hash) values (${day.format(clock.now())}::date, ${what}, ${hash})
				on conflict (day, what, hash) do update set count = query_count.count + 1`);
			await tx.execute(sql`insert into query_text (hash, text)
				select ${hash}, ${text} from query_count where hash = ${hash}
				group by hash having count(distinct day) >= ${LEAST_DAYS} and sum(count) >= ${LEAST_TIMES}
				on conflict do nothing`);
		});
	};
	return {
		note(text, total, ms) {
			const folded = foldForSearch(text).replace(/\s+/g, ' ').trim();
			if (folded.length < 3 || folded.length > 80 || private_.test(folded)) return;
			const what = total === 0 ? 'none' : ms > SLOW_MS ? 'slow' : undefined;
			if (!what) return;
			write(folded, what).catch((error: unknown) =>
				log.debug('search.count', describeError(error)),
			);
		},
	};
}
