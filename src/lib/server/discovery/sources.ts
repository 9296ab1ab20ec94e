import { club, event, eventDate, need, needSession, news, place } from '$db/schema';
import type { ClubState } from '$lib/domain/club/states';
import type { EventState } from '$lib/domain/event/states';
import type { NeedState } from '$lib/domain/need/states';
import type { NewsState } from '$lib/domain/news/states';
import { isListedEvent, isListedNeed, isPublicClub, isPublicNews } from '$lib/domain/public';
import type { EntrySource } from '$lib/domain/search/entry';
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '../platform/database';

// Public columns only, named one by one: what is not selected here can never be found.

const home = alias(place, 'home');
const placeColumns = (from: typeof place | typeof home) => ({
	name: from.name,
	street: from.street,
	postcode: from.postcode,
	town: from.town,
	lat: from.lat,
	lon: from.lon,
	stepFree: from.stepFree,
});
const clubColumns = {
	id: club.id,
	slug: club.slug,
	name: club.name,
	aliases: club.aliases,
	sentence: club.sentence,
	about: club.about,
	topics: club.topics,
	audiences: club.audiences,
	activities: club.activities,
	languages: club.languages,
	access: club.access,
	district: club.district,
	meets: club.meets,
	state: club.state,
	publishedAt: club.publishedAt,
	confirmedAt: club.confirmedAt,
};
const parentColumns = {
	clubSlug: club.slug,
	clubName: club.name,
	clubState: club.state,
	clubTopics: club.topics,
	clubAudiences: club.audiences,
	clubDistrict: club.district,
	clubAccess: club.access,
	clubConfirmedAt: club.confirmedAt,
};

const none = {
	days: [],
	times: [],
	meets: '',
	dates: [],
	mode: null,
	german: null,
	minAge: null,
	forTwo: null,
	withChildren: null,
	kind: null,
	effort: null,
	aliases: [],
	visibleFrom: null,
	visibleUntil: null,
} as const;

type PlaceRow = {
	[K in keyof NonNullable<EntrySource['place']>]: NonNullable<EntrySource['place']>[K] | null;
};
const placeOf = (row: PlaceRow | null): EntrySource['place'] =>
	row && {
		...row,
		name: row.name ?? '',
		street: row.street ?? '',
		postcode: row.postcode ?? '',
		town: row.town ?? '',
	};

const or = <T>(own: readonly T[], parents: readonly T[]) => (own.length > 0 ? own : parents);
/** The first sentence, for a card. */
export const firstSentence = (text: string): string => {
	const [paragraph = ''] = text.split(/\n\s*\n/);
	if (paragraph.length <= 160) return paragraph;
	const end = paragraph.slice(0, 200).search(/[.!?](\s|$)/);
	return end > 30 ? paragraph.slice(0, end + 1) : `${paragraph.slice(0, 157).trimEnd()} …`;
};

export async function clubSources(db: Db, ids: readonly string[]): Promise<EntrySource[]> {
	const found = await db
		.select({ ...clubColumns, place: placeColumns(place) })
		.from(club)
		.leftJoin(place, eq(place.id, club.placeId))
		.where(inArray(club.id, [...ids]));
	return found
		.filter((row) => isPublicClub({ state: row.state as ClubState }))
		.map((row) => ({
			...none,
			type: 'club',
			id: row.id,
			slug: row.slug,
			clubId: row.id,
			org: '',
			orgSlug: '',
			name: row.name,
			aliases: row.aliases,
			summary: row.sentence || firstSentence(row.about),
			description: row.about,
			topics: row.topics,
			audiences: row.audiences,
			activities: row.activities,
			meets: row.meets,
			place: placeOf(row.place),
			district: row.district,
			languages: row.languages,
			access: row.access,
			publishedAt: row.publishedAt,
			confirmedAt: row.confirmedAt,
		}));
}

export async function needSources(
	db: Db,
	ids: readonly string[],
	now: Date,
): Promise<EntrySource[]> {
	const found = await db
		.select({ need, ...parentColumns, place: placeColumns(place), home: placeColumns(home) })
		.from(need)
		.innerJoin(club, eq(club.id, need.clubId))
		.leftJoin(place, eq(place.id, need.placeId))
		.leftJoin(home, eq(home.id, club.placeId))
		.where(inArray(need.id, [...ids]));
	const sessions = await sessionsOf(db, ids, now);
	return found
		.filter((row) =>
			isListedNeed(
				{
					state: row.need.state as NeedState,
					clubState: row.clubState as ClubState,
					publishFrom: null,
					expiresAt: row.need.expiresAt,
				},
				now,
			),
		)
		.map(({ need: n, ...row }) => ({
			...none,
			type: 'need',
			id: n.id,
			slug: n.slug,
			clubId: n.clubId,
			org: row.clubName,
			orgSlug: row.clubSlug,
			name: n.title,
			summary: n.summary || firstSentence(n.text),
			description: n.text,
			topics: or(n.topics, row.clubTopics),
			audiences: or(n.audiences, row.clubAudiences),
			activities: n.activities,
			kind: n.kind,
			effort: n.effort,
			days: n.days,
			times: n.times,
			dates: sessions.get(n.id) ?? [],
			mode: n.mode,
			place: placeOf(
				row.place ?? (n.district && n.district !== row.clubDistrict ? null : row.home),
			),
			district: n.district ?? row.clubDistrict,
			languages: n.languages,
			german: n.german,
			access: n.access,
			minAge: n.minAge,
			forTwo: n.forTwo,
			withChildren: n.withChildren,
			publishedAt: n.publishedAt,
			confirmedAt: n.confirmedAt ?? n.publishedAt,
			visibleUntil: n.expiresAt,
		}));
}

export async function eventSources(
	db: Db,
	ids: readonly string[],
	now: Date,
): Promise<EntrySource[]> {
	const found = await db
		.select({ event, ...parentColumns, place: placeColumns(place), home: placeColumns(home) })
		.from(event)
		.innerJoin(club, eq(club.id, event.clubId))
		.leftJoin(place, eq(place.id, event.placeId))
		.leftJoin(home, eq(home.id, club.placeId))
		.where(inArray(event.id, [...ids]));
	const dates = await datesOf(db, ids, now);
	return found.flatMap(({ event: e, ...row }): EntrySource[] => {
		const coming = dates.get(e.id) ?? [];
		const endless = e.rule !== null && !/UNTIL|COUNT/.test(e.rule);
		const last = coming.at(-1)?.endsAt ?? null;
		// Without a date to come it is over, or its dates are not computed yet: nothing to show either way.
		const lastEndsAt = coming.length === 0 ? new Date(0) : endless ? null : last;
		const facts = {
			state: e.state as EventState,
			clubState: row.clubState as ClubState,
			lastEndsAt,
		};
		if (!isListedEvent(facts, now)) return [];
		return [
			{
				...none,
				type: 'event',
				id: e.id,
				slug: e.slug,
				clubId: e.clubId,
				org: row.clubName,
				orgSlug: row.clubSlug,
				name: e.title,
				summary: firstSentence(e.text),
				description: e.text,
				topics: or(e.topics, row.clubTopics),
				audiences: or(e.audiences, row.clubAudiences),
				activities: [],
				kind: e.type,
				dates: coming,
				mode: e.online ? 'online' : 'vor-ort',
				place: e.online
					? null
					: placeOf(row.place ?? (e.district && e.district !== row.clubDistrict ? null : row.home)),
				district: e.district ?? row.clubDistrict,
				languages: e.languages,
				access: e.access,
				publishedAt: e.publishedAt,
				confirmedAt: e.updatedAt,
				visibleUntil: lastEndsAt,
			},
		];
	});
}

export async function newsSources(
	db: Db,
	ids: readonly string[],
	now: Date,
): Promise<EntrySource[]> {
	const found = await db
		.select({ news, ...parentColumns })
		.from(news)
		.innerJoin(club, eq(club.id, news.clubId))
		.where(inArray(news.id, [...ids]));
	return found
		.filter((row) =>
			isPublicNews(
				{
					state: row.news.state as NewsState,
					clubState: row.clubState as ClubState,
					publishedAt: row.news.publishedAt,
					visibleUntil: row.news.visibleUntil,
				},
				now,
			),
		)
		.map(({ news: n, ...row }) => ({
			...none,
			type: 'news',
			id: n.id,
			slug: n.slug,
			clubId: n.clubId,
			org: row.clubName,
			orgSlug: row.clubSlug,
			name: n.title,
			summary: firstSentence(n.text),
			description: n.text,
			topics: or(n.topics, row.clubTopics),
			audiences: row.clubAudiences,
			activities: [],
			kind: n.type,
			place: null,
			district: n.district ?? row.clubDistrict,
			languages: [],
			access: [],
			publishedAt: n.publishedAt,
			confirmedAt: n.publishedAt,
			visibleFrom: n.publishedAt,
			visibleUntil: n.visibleUntil,
		}));
}

type Dates = Map<string, { localStart: string; startsAt: Date; endsAt: Date }[]>;
const MOST_DATES = 30;

async function datesOf(db: Db, ids: readonly string[], now: Date): Promise<Dates> {
	const found = await db
		.select({
			id: eventDate.eventId,
			localStart: eventDate.localStart,
			startsAt: eventDate.startsAt,
			endsAt: eventDate.endsAt,
		})
		.from(eventDate)
		.where(
			and(
				inArray(eventDate.eventId, [...ids]),
				gt(eventDate.endsAt, now),
				sql`${eventDate.state} <> 'cancelled'`,
			),
		)
		.orderBy(asc(eventDate.startsAt));
	return grouped(found);
}

async function sessionsOf(db: Db, ids: readonly string[], now: Date): Promise<Dates> {
	const found = await db
		.select({
			id: needSession.needId,
			localStart: needSession.localStart,
			startsAt: needSession.startsAt,
			endsAt: needSession.endsAt,
		})
		.from(needSession)
		.where(and(inArray(needSession.needId, [...ids]), gt(needSession.endsAt, now)))
		.orderBy(asc(needSession.startsAt));
	return grouped(found);
}

function grouped(
	found: readonly { id: string; localStart: string; startsAt: Date; endsAt: Date }[],
): Dates {
	const result: Dates = new Map();
	for (const { id, ...date } of found) {
		const list = result.get(id);
		if (!list) result.set(id, [date]);
		else if (list.length < MOST_DATES) list.push(date);
	}
	return result;
}

/** Public entries among these ids, whatever they are; the rest is not public, or not there. */
export async function loadSources(
	db: Db,
	ids: readonly string[],
	now: Date,
): Promise<EntrySource[]> {
	if (ids.length === 0) return [];
	return [
		...(await clubSources(db, ids)),
		...(await needSources(db, ids, now)),
		...(await eventSources(db, ids, now)),
		...(await newsSources(db, ids, now)),
	];
}
