import { club, place } from '$db/schema';
import type { EntrySource } from '$lib/domain/search/entry';
import { alias } from 'drizzle-orm/pg-core';

// Public columns only, named one by one: what is not selected here can never be found.

/** The place of the club, for what says no place of its own. */
export const home = alias(place, 'home');
export const placeColumns = (from: typeof place | typeof home) => ({
	name: from.name,
	street: from.street,
	postcode: from.postcode,
	town: from.town,
	lat: from.lat,
	lon: from.lon,
	stepFree: from.stepFree,
});

/** Of the club to which a thing belongs. */
export const parentColumns = {
	clubSlug: club.slug,
	clubName: club.name,
	clubState: club.state,
	clubTopics: club.topics,
	clubAudiences: club.audiences,
	clubDistrict: club.district,
	clubAccess: club.access,
	clubConfirmedAt: club.confirmedAt,
};

/** What not every type has. */
export const none = {
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
	state: null,
	effort: null,
	aliases: [],
	visibleFrom: null,
	visibleUntil: null,
} as const;

type PlaceRow = {
	[K in keyof NonNullable<EntrySource['place']>]: NonNullable<EntrySource['place']>[K] | null;
};
export const placeOf = (row: PlaceRow | null): EntrySource['place'] =>
	row && {
		...row,
		name: row.name ?? '',
		street: row.street ?? '',
		postcode: row.postcode ?? '',
		town: row.town ?? '',
	};

/** A thing that says nothing of its own says what its club says. */
export const orParents = <T>(own: readonly T[], parents: readonly T[] | null) =>
	own.length > 0 ? own : (parents ?? []);

/** The first sentence, for a card. */
export const firstSentence = (text: string): string => {
	const [paragraph = ''] = text.split(/\n\s*\n/);
	if (paragraph.length <= 160) return paragraph;
	const end = paragraph.slice(0, 200).search(/[.!?](\s|$)/);
	return end > 30 ? paragraph.slice(0, end + 1) : `${paragraph.slice(0, 157).trimEnd()} …`;
};
