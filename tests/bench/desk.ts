import { club, event, need, news, review, version } from '$db/schema';
import { sortKey } from '$lib/domain/fold';
import { findCandidates } from '$lib/domain/review/candidates';
import { prepare } from '$lib/domain/review/likeness';
import type { WrittenKind } from '$lib/domain/writing/kinds';
import { findDuplicates } from '$lib/server/duplicates';
import { writtenEvent } from '$lib/server/events';
import { writtenNeed } from '$lib/server/needs';
import { writtenNews } from '$lib/server/news';
import { openWire, type Db } from '$lib/server/platform/database';
import { newId } from '$lib/server/platform/ids';
import { checkWaiting } from '$lib/server/reviews';
import { asc, count, eq, inArray, sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inventClubs } from '../judged/many-clubs';
import { peopleOn } from '../support/on-postgres';

/** The comparison of the night on so many clubs, some of them entered twice. */
export function measureDuplicates(count: number, twice: number) {
	const { clubs, doubles } = inventClubs(count, twice);
	const began = performance.now();
	const walk = findCandidates(new Map(clubs.map((club) => [club.id, prepare(club)])));
	let longest = 0;
	for (;;) {
		const from = performance.now();
		const step = walk.next();
		longest = Math.max(longest, performance.now() - from);
		if (!step.done) continue;
		const found = new Set(step.value.map(({ one, other }) => `${one} ${other}`));
		const met = doubles.filter(({ one, other }) => found.has(`${one} ${other}`)).length;
		return {
			seconds: (performance.now() - began) / 1_000,
			longestMs: longest,
			candidates: found.size,
			found: met / doubles.length,
			right: met / found.size,
		};
	}
}

/** A database of the product, as one who owns it sees it. */
async function inside<T>(url: string, work: (database: ReturnType<typeof openWire>) => Promise<T>) {
	const database = openWire({ url, pool: 4, patient: true });
	try {
		return await work(database);
	} finally {
		await database.close();
	}
}

const ROWS = 500;
const HOUR_MS = 3_600_000;

/** So many clubs that the table holds this many in all, some of them entered twice. */
export const layClubs = (url: string, many: number) =>
	inside(url, async (database) => {
		const [all] = await database.read((db) => db.select({ count: count() }).from(club));
		const { clubs } = inventClubs(many - (all?.count ?? 0), 400);
		const rows = clubs.map(({ id, name, legalForm, text, phone, mail, website }, at) => ({
			...{ id, name, legalForm, about: text, website, sortName: sortKey(name) },
			...{ slug: `erfunden-${at}`, state: 'verified', publishedAt: new Date(0) },
			...{ contactPhone: phone, contactMail: mail, claimed: at % 3 > 0 },
			confirmedAt: at % 5 > 0 ? new Date(Date.now() - at * HOUR_MS) : null,
		}));
		await database.transaction(async (tx) => {
			for (let at = 0; at < rows.length; at += ROWS)
				await tx.insert(club).values(rows.slice(at, at + ROWS));
			await tx.execute(sql`analyze club`);
		});
	});

/** The whole job of the night, with all its reading and writing. */
export const measureNight = (url: string) =>
	inside(url, async (database) => {
		const [all] = await database.read((db) => db.select({ count: count() }).from(club));
		const began = performance.now();
		const candidates = await findDuplicates(database, new Date());
		return {
			seconds: (performance.now() - began) / 1_000,
			candidates,
			clubs: all?.count ?? 0,
		};
	});

const TABLES = { need, news, event };
const WRITTEN = { need: writtenNeed, news: writtenNews, event: writtenEvent };

/** So many items of every kind wait; the addresses of some of them. */
export const layQueue = (url: string, many: number) =>
	inside(url, (database) =>
		database.transaction(async (tx) => {
			const each = Math.ceil(many / 5);
			const ids: string[] = [];
			const put = async (
				item: Omit<typeof review.$inferInsert, 'id' | 'state' | 'submittedAt'>,
			) => {
				if (ids.length === many) return;
				const id = newId();
				const submittedAt = new Date(Date.now() - ids.length * HOUR_MS);
				await tx.insert(review).values({ id, state: 'open', submittedAt, ...item });
				ids.push(id);
			};
			const clubs = await tx
				.select({ id: club.id })
				.from(club)
				.where(inArray(club.state, ['approved', 'verified']))
				.orderBy(asc(club.id))
				.limit(each * 2);
			for (const { id } of clubs.slice(0, each)) {
				await tx.update(club).set({ state: 'waiting' }).where(eq(club.id, id));
				await put({ kind: 'club', clubId: id });
			}
			for (const { id } of clubs.slice(each)) {
				const content = { about: 'Wir treffen uns jetzt auch am Wasser.', website: '' };
				const versionId = await keep(tx, 'club', id, content);
				await put({ kind: 'change', clubId: id, versionId });
			}
			for (const kind of ['need', 'news', 'event'] as const)
				for (const { thingId, clubId } of await owned(tx, kind, each)) {
					const found = await WRITTEN[kind].find(tx, thingId);
					const content = { ...found?.content, title: `${found?.content.title} – neu` };
					const versionId = await keep(tx, kind, thingId, content);
					await put({ kind, clubId, thingId, versionId });
				}
			return ids;
		}),
	);

/** What clubs wrote; not of those that wait themselves. */
async function owned(tx: Db, kind: WrittenKind, many: number) {
	const table = TABLES[kind];
	const found = await tx
		.select({ thingId: table.id, clubId: table.clubId })
		.from(table)
		.innerJoin(club, eq(club.id, table.clubId))
		.where(inArray(club.state, ['approved', 'verified']))
		.orderBy(asc(table.id))
		.limit(many);
	return found.flatMap(({ thingId, clubId }) => (clubId ? [{ thingId, clubId }] : []));
}

async function keep(tx: Db, thingKind: string, thingId: string, content: Record<string, unknown>) {
	const id = newId();
	// Behind whatever the thing has already.
	const number = 1_000;
	const submittedAt = new Date();
	await tx
		.insert(version)
		.values({ id, thingKind, thingId, number, state: 'waiting', content, submittedAt });
	return id;
}

/** The job of a minute, until nothing is left: how long a hundred of them take. */
export const measureChecks = (url: string) =>
	inside(url, async (database) => {
		const began = performance.now();
		let checked = 0;
		for (let turn = -1; turn !== 0; checked += turn)
			turn = await checkWaiting(database, new Date());
		return { checked, secondsPerHundred: (performance.now() - began) / 10 / checked };
	});

/** A colleague with a second factor, signed in. */
export async function signInColleague(url: string): Promise<string> {
	const owner = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		const { id, cookie, session } = await peopleOn(owner).addPerson();
		await owner`insert into office_role (id, person_id, team, role) values (${randomUUID()}, ${id}, 'stadt', 'curate')`;
		await owner`update session set strong_at = now() where id = ${session}`;
		return cookie;
	} finally {
		await owner.end({ timeout: 3 });
	}
}
