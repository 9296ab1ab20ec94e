import { club, event, need, news, review, reviewCheck } from '$db/schema';
import {
	checksOf,
	riskOfFindings,
	type Checked,
	type Finding,
	type ReviewKind,
} from '$lib/domain/review/checks';
import { PENDING_REVIEW_STATES } from '$lib/domain/review/states';
import { toLocal } from '$lib/domain/time/local';
import { and, asc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { findComparable } from '../clubs';
import type { Database, Db } from '../platform/database';
import type { Review } from './carry-out';
import { readItem, type Item } from './read-item';

/** A turn looks at so many; the rest comes with the next, or when somebody opens it. */
const MOST_A_TURN = 100;

/** The job: what nobody has looked at yet, or what changed since, is looked at before it is opened. */
export async function checkWaiting(database: Database, now: Date): Promise<number> {
	const open = await database.read((db) =>
		db
			.select({ review })
			.from(review)
			.leftJoin(reviewCheck, eq(reviewCheck.reviewId, review.id))
			.where(
				and(
					inArray(review.state, [...PENDING_REVIEW_STATES]),
					or(isNull(reviewCheck.reviewId), ne(reviewCheck.revision, review.revision)),
				),
			)
			.orderBy(asc(review.submittedAt))
			.limit(MOST_A_TURN),
	);
	for (const { review: item } of open)
		await database.read(async (db) => keepFindings(db, item, await findingsOf(db, item, now), now));
	return open.length;
}

/** Kept ones of this very revision, or new ones. */
export async function findingsFor(
	db: Db,
	item: Review,
	known: Item,
	now: Date,
): Promise<Finding[]> {
	const [kept] = await db.select().from(reviewCheck).where(eq(reviewCheck.reviewId, item.id));
	if (kept?.revision === item.revision) return kept.findings as Finding[];
	const findings = checksOf(await describe(db, item, known, now));
	if ((PENDING_REVIEW_STATES as readonly string[]).includes(item.state))
		await keepFindings(db, item, findings, now);
	return findings;
}

const findingsOf = async (db: Db, item: Review, now: Date) =>
	checksOf(await describe(db, item, await readItem(db, item), now));

const keepFindings = async (db: Db, item: Review, findings: Finding[], now: Date) => {
	const row = {
		revision: item.revision,
		findings,
		risk: riskOfFindings(findings),
		checkedAt: now,
	};
	await db
		.insert(reviewCheck)
		.values({ reviewId: item.id, ...row })
		.onConflictDoUpdate({ target: reviewCheck.reviewId, set: row });
};

async function describe(db: Db, item: Review, known: Item, now: Date): Promise<Checked> {
	const today = toLocal(now).slice(0, 10);
	return known.type === 'club'
		? describeClub(db, item, known, today)
		: describeThing(db, known, today);
}

async function describeClub(
	db: Db,
	item: Review,
	{ row, content }: Extract<Item, { type: 'club' }>,
	today: string,
): Promise<Checked> {
	const text = [content.sentence, content.about, content.meets].filter(Boolean).join('\n');
	const said = {
		id: row.id,
		slug: row.slug,
		name: content.name,
		aliases: row.aliases,
		text,
		phone: content.contactPhone,
		mail: content.contactMail,
		website: content.website,
		street: content.place?.street ?? '',
		postcode: content.place?.postcode ?? '',
	};
	// A claim says nothing new about the club.
	const looked = item.kind !== 'claim';
	return {
		kind: item.kind as ReviewKind,
		title: content.name,
		text: looked ? text : '',
		links: [content.website, content.donation].filter(Boolean),
		missing: looked ? missingOf(content) : [],
		day: null,
		today,
		audiences: content.audiences,
		topics: content.topics,
		requires: [],
		mode: null,
		foundedYear: looked ? content.foundedYear : null,
		pictures: [],
		club: looked ? said : null,
		known: looked ? await findComparable(db, said) : [],
		sameText: looked ? await clubsThatSay(db, row.id, text) : [],
	};
}

const missingOf = (content: Extract<Item, { type: 'club' }>['content']): string[] => [
	...(content.sentence === '' ? ['sentence'] : []),
	...(content.topics.length === 0 ? ['topics'] : []),
	...(content.contactMail === '' && content.contactPhone === '' ? ['contactMail'] : []),
];

const SHORTEST_COPY = 40;

async function clubsThatSay(db: Db, id: string, text: string): Promise<string[]> {
	if (text.length < SHORTEST_COPY) return [];
	const said = sql`concat_ws(E'\n', nullif(${club.sentence}, ''), nullif(${club.about}, ''), nullif(${club.meets}, ''))`;
	const found = await db
		.select({ name: club.name })
		.from(club)
		.where(and(ne(club.id, id), sql`${said} = ${text}`))
		.orderBy(asc(club.sortName))
		.limit(20);
	return found.map(({ name }) => name);
}

const strings = (value: unknown): string[] =>
	Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const string = (value: unknown): string => (typeof value === 'string' ? value : '');
async function describeThing(
	db: Db,
	{ kind, thing: content, row }: Extract<Item, { type: 'thing' }>,
	today: string,
): Promise<Checked> {
	const thing: Record<string, unknown> = { ...content };
	const text = [string(thing.summary), string(thing.text)].filter(Boolean).join('\n');
	// A series is past with its last date.
	const day = thing.rule ? '' : string(thing.localStart) || string(thing.date);
	return {
		kind,
		title: content.title,
		text,
		links: [row.website, string(thing.link)].filter(Boolean),
		missing: text === '' ? ['text'] : [],
		day: day.slice(0, 10) || null,
		today,
		audiences: strings(thing.audiences),
		topics: strings(thing.topics),
		requires: strings(thing.requires),
		mode: string(thing.mode) || null,
		foundedYear: null,
		pictures: content.picture ? [{ words: content.picture.alt }] : [],
		club: null,
		known: [],
		sameText: await othersThatSay(db, kind, row.id, string(thing.text)),
	};
}

async function othersThatSay(
	db: Db,
	kind: 'need' | 'news' | 'event',
	clubId: string,
	text: string,
) {
	if (text.length < SHORTEST_COPY) return [];
	const table = { need, news, event }[kind];
	const found = await db
		.selectDistinct({ name: club.name })
		.from(club)
		.where(
			sql`${club.id} in (select club_id from ${table} where text = ${text} and club_id <> ${clubId})`,
		)
		.limit(20);
	return found.map(({ name }) => name);
}
