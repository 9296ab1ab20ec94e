import { club, need, needSession, place } from '$db/schema';
import { isFar, NEED_DAYS, type NeedContent } from '$lib/domain/need/content';
import { needStates } from '$lib/domain/need/states';
import { NEED_CHANGED } from '$lib/domain/search/facts';
import { toInstant, toLocal, ZONE } from '$lib/domain/time/local';
import { spanOf } from '$lib/domain/time/span';
import { asc, desc, eq } from 'drizzle-orm';
import type { Db } from '../platform/database';
import { newId } from '../platform/ids';
import {
	movesOf,
	pictureColumns,
	pictureIn,
	placeIn,
	type EntryRow,
	type Given,
	type Moved,
	type Written,
} from '../writing';

type Row = typeof need.$inferSelect;
type Session = typeof needSession.$inferSelect;

const DAY_MS = 86_400_000;
/** How long hands are taken to be wanted when no end was said. */
const UNSAID_MS = 2 * 3_600_000;

/** A task for volunteers, written by its club. */
export const writtenNeed: Written<NeedContent> = {
	kind: 'need',
	fact: NEED_CHANGED,
	moves: movesOf(needStates),
	otherwise: 'gesuch',
	async find(db, id, lock = false) {
		const query = db.select().from(need).where(eq(need.id, id));
		const [row] = await (lock ? query.for('update') : query);
		if (!row) return undefined;
		const [around] = await db
			.select({ club: { placeId: club.placeId }, place })
			.from(club)
			.leftJoin(place, row.placeId ? eq(place.id, row.placeId) : eq(place.id, club.id))
			.where(eq(club.id, row.clubId));
		const [first] = await sessionsOf(db, id);
		const where = placeIn(row, around?.club ?? null, around?.place ?? null, isFar(row.mode));
		return { row: rowOf(row), content: contentOf(row, where, first) };
	},
	async list(db, clubId, limit) {
		const found = await db
			.select()
			.from(need)
			.where(eq(need.clubId, clubId))
			.orderBy(desc(need.updatedAt), desc(need.id))
			.limit(limit);
		return found.map(rowOf);
	},
	async insert(tx, id, given) {
		await tx.insert(need).values({
			id,
			clubId: given.clubId,
			...columnsOf(given),
			createdAt: given.now,
		});
		await writeSession(tx, id, given.content);
	},
	async update(tx, id, given) {
		await tx.update(need).set(columnsOf(given)).where(eq(need.id, id));
		await writeSession(tx, id, given.content);
	},
	async put(tx, id, moved) {
		const [row] = await tx.select({ expiresAt: need.expiresAt }).from(need).where(eq(need.id, id));
		await tx
			.update(need)
			.set({
				state: moved.state,
				updatedAt: moved.now,
				...(TRUE_AGAIN.has(moved.action)
					? { confirmedAt: moved.now, expiresAt: expiryOf(moved, row?.expiresAt) }
					: {}),
			})
			.where(eq(need.id, id));
	},
	revive: (state) => ({ expired: 'extend', done: 'reopen' })[state],
	read: (kept) => kept as unknown as NeedContent,
};

const TRUE_AGAIN = new Set(['extend', 'resume', 'reopen']);

/** Extended it lasts on; resumed it lasts on only if it would have run out. */
function expiryOf({ action, until, now }: Moved, before: Date | undefined): Date {
	if (until) return until;
	if (action !== 'extend' && before && before > now) return before;
	return toInstant(`${toLocal(new Date(now.getTime() + NEED_DAYS * DAY_MS)).slice(0, 10)}T23:59`);
}

const sessionsOf = (db: Db, id: string) =>
	db
		.select()
		.from(needSession)
		.where(eq(needSession.needId, id))
		.orderBy(asc(needSession.startsAt))
		.limit(100);

function sessionIn(content: NeedContent) {
	if (content.date === '' || content.time === '') return undefined;
	const { start, end } = spanOf(content);
	const startsAt = toInstant(start);
	return {
		localStart: start,
		localEnd: end ?? start,
		startsAt,
		endsAt: end ? toInstant(end) : new Date(startsAt.getTime() + UNSAID_MS),
	};
}

/** The one time a composer knows; several that came from elsewhere stay while the first is not touched. */
async function writeSession(tx: Db, needId: string, content: NeedContent): Promise<void> {
	const wanted = sessionIn(content);
	const [first] = await sessionsOf(tx, needId);
	if (
		wanted
			? first?.localStart === wanted.localStart && first.localEnd === wanted.localEnd
			: first === undefined
	)
		return;
	await tx.delete(needSession).where(eq(needSession.needId, needId));
	if (wanted)
		await tx
			.insert(needSession)
			.values({ id: newId(), needId, ...wanted, helpers: content.helpers });
}

function columnsOf({ slug, state, content, place, publishedAt, now }: Given<NeedContent>) {
	const { date: _date, time: _time, endTime: _end, place: _place, ...said } = content;
	const { until, picture, ...fields } = said;
	const session = sessionIn(content);
	return {
		...fields,
		slug,
		state,
		...place,
		...pictureColumns(picture),
		nextAt: session && session.startsAt > now ? session.startsAt : null,
		expiresAt: toInstant(`${until}T23:59`),
		publishedAt,
		confirmedAt: now,
		updatedAt: now,
	};
}

const rowOf = (row: Row): EntryRow => ({
	id: row.id,
	clubId: row.clubId,
	slug: row.slug,
	title: row.title,
	state: row.state,
	publishedAt: row.publishedAt,
	updatedAt: row.updatedAt,
	until: row.expiresAt,
	placeId: row.placeId,
	district: row.district,
});

function contentOf(
	row: Row,
	where: NeedContent['place'],
	session: Session | undefined,
): NeedContent {
	const end = session && session.localEnd > session.localStart ? session.localEnd : '';
	// Keys were checked when they came in.
	return {
		title: row.title,
		summary: row.summary,
		text: row.text,
		kind: row.kind,
		effort: row.effort,
		hours: row.hours,
		topics: row.topics,
		activities: row.activities,
		audiences: row.audiences,
		date: session?.localStart.slice(0, 10) ?? '',
		time: session?.localStart.slice(11, 16) ?? '',
		endTime: end.slice(11, 16),
		days: row.days,
		times: row.times,
		mode: row.mode,
		helpers: row.helpers,
		german: row.german,
		languages: row.languages,
		minAge: row.minAge,
		maxAge: row.maxAge,
		forTwo: row.forTwo,
		withChildren: row.withChildren,
		access: row.access,
		requires: row.requires,
		rewards: row.rewards,
		insured: row.insured,
		urgent: row.urgent,
		until: toLocal(row.expiresAt).slice(0, 10),
		place: where,
		picture: pictureIn(row),
	} as NeedContent;
}

const NOTHING_ELSE = { source: 'own', externalId: null, licence: null } as const;

/** The rows it would be, for those who look before they publish. */
export const previewNeed = (
	id: string,
	clubId: string,
	given: Given<NeedContent>,
): { need: Row; sessions: Session[]; roles: [] } => {
	const session = sessionIn(given.content);
	const { now } = given;
	return {
		need: { ...columnsOf(given), id, clubId, publishFrom: null, createdAt: now, ...NOTHING_ELSE },
		sessions: session
			? [{ id, needId: id, zone: ZONE, helpers: given.content.helpers, ...session }]
			: [],
		roles: [],
	};
};
