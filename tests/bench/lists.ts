// The list queries as the product asks them, timed and with their plans. Used by the area `lists`.
import * as schema from '$db/schema';
import { countClubs, listClubs } from '$lib/server/clubs';
import { listDates } from '$lib/server/events';
import { countNeeds, listNeeds, listNeedsForDay } from '$lib/server/needs';
import { countNews, listNews } from '$lib/server/news';
import type { Db } from '$lib/server/platform/database';
import { PLANNING } from '$lib/server/platform/database/wire';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

export interface ListFigure {
	what: string;
	p50: number;
	p95: number;
	/** How the plan reaches each table. */
	scans: string[];
}

const BIG = ['club', 'need', 'news', 'event', 'event_date'];
const RUNS = 60;

/** What lists are asked for: as it comes, by district, by topic, by day, deep pages, and the counts. */
function questions(now: Date): Record<string, (db: Db) => Promise<unknown>> {
	const day = (n: number) => new Date(now.getTime() + n * 86_400_000);
	const topics = ['umwelt-klima'];
	const district = 'st-gertrud';
	return {
		'select 1, to compare': (db) => db.execute('select 1'),
		'clubs by name': (db) => listClubs(db, {}),
		'clubs, page 40': (db) => listClubs(db, { page: 40 }),
		'clubs newest': (db) => listClubs(db, { order: 'new' }),
		'clubs of a district': (db) => listClubs(db, { district }),
		'clubs of a topic': (db) => listClubs(db, { topics }),
		'clubs with a name': (db) => listClubs(db, { name: 'mühlenteich' }),
		'count of clubs': (db) => countClubs(db),
		'needs newest': (db) => listNeeds(db, {}, now),
		'needs soonest': (db) => listNeeds(db, { order: 'soon' }, now),
		'needs of a district': (db) => listNeeds(db, { district }, now),
		'needs of a topic': (db) => listNeeds(db, { topics }, now),
		'needs on a day': (db) =>
			listNeedsForDay(db, { days: ['sa'], from: day(3), until: day(4) }, now),
		'needs, page 20': (db) => listNeeds(db, { page: 20 }, now),
		'count of needs': (db) => countNeeds(db, { all: {} }, now),
		'news newest': (db) => listNews(db, {}, now),
		'news of a topic': (db) => listNews(db, { topics }, now),
		'news of a district': (db) => listNews(db, { district }, now),
		'news, page 40': (db) => listNews(db, { page: 40 }, now),
		'count of news': (db) => countNews(db, {}, now),
		'dates to come': (db) => listDates(db, { from: now }),
		'dates of a week': (db) => listDates(db, { from: now, until: day(7) }),
		'dates of a topic': (db) => listDates(db, { from: now, topics }),
		'dates of a district': (db) => listDates(db, { from: now, district }),
		'dates, page 20': (db) => listDates(db, { from: now, page: 20 }),
	};
}

export async function measureLists(url: string, ownerUrl: string): Promise<ListFigure[]> {
	const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
	await owner`vacuum analyze`;
	await owner.end();
	const client = postgres(url, { max: 4, connection: PLANNING, onnotice: () => undefined });
	let asked: { query: string; params: unknown[] }[] = [];
	const db = drizzle(client, {
		schema,
		logger: { logQuery: (query, params) => void asked.push({ query, params }) },
	});
	const figures: ListFigure[] = [];
	try {
		for (const [what, ask] of Object.entries(questions(new Date()))) {
			for (let n = 0; n < 5; n++) await ask(db);
			const times: number[] = [];
			for (let n = 0; n < RUNS; n++) {
				const began = performance.now();
				await ask(db);
				times.push(performance.now() - began);
			}
			asked = [];
			await ask(db);
			const scans: string[] = [];
			for (const { query, params } of [...asked])
				scans.push(
					...scansOf(await client.unsafe(`explain (format json) ${query}`, params as never[])),
				);
			times.sort((a, b) => a - b);
			const at = (part: number) => times[Math.floor(times.length * part)] ?? NaN;
			figures.push({ what, p50: at(0.5), p95: at(0.95), scans: [...new Set(scans)] });
		}
	} finally {
		await client.end();
	}
	return figures;
}

interface PlanNode {
	'Node Type': string;
	'Relation Name'?: string;
	'Index Name'?: string;
	Plans?: PlanNode[];
}

function scansOf(answer: readonly Record<string, unknown>[]): string[] {
	const [{ Plan: root } = { Plan: undefined }] = (answer[0]?.['QUERY PLAN'] ?? []) as {
		Plan?: PlanNode;
	}[];
	const found: string[] = [];
	const walk = (node: PlanNode) => {
		const relation = node['Relation Name'];
		if (node['Index Name']) found.push(node['Index Name']);
		else if (relation && BIG.includes(relation) && node['Node Type'] === 'Seq Scan')
			found.push(`WHOLE ${relation}`);
		node.Plans?.forEach(walk);
	};
	if (root) walk(root);
	return found;
}
