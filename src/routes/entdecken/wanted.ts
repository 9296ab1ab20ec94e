import { EMPTY_QUERY, LONGEST_QUERY, type SearchQuery } from '$lib/domain/search/query';
import { TRAVEL_MODES, type Spot } from '$lib/domain/search/nearby';
import { WHEN_KEYS } from '$lib/domain/search/when';
import {
	ACCESS_SUPPORTS,
	ACTIVITIES,
	AUDIENCES,
	EFFORTS,
	EVENT_TYPES,
	FAMILIES,
	LANGUAGES,
	NEED_KINDS,
	NEWS_TYPES,
	PLACE_MODES,
	TOPICS,
	type Family,
} from '$lib/domain/vocabulary/keys';
import { topicsOf } from '$lib/domain/vocabulary/topics';
import { readBox } from './box';
import {
	AGES,
	FEATURES,
	MINUTES,
	ORDERS,
	TYPE_NAMES,
	type ListName,
	type SingleName,
	type Wanted,
} from './wanted-address';

// What stands in the address of /entdecken: the only state the search has. A page forgives what it does not
// know in its address; the interface for programs names it.

const LISTS = {
	art: Object.keys(TYPE_NAMES),
	thema: TOPICS,
	bereich: FAMILIES,
	taetigkeit: ACTIVITIES,
	fuer: AUDIENCES,
	form: [...NEED_KINDS, ...EVENT_TYPES, ...NEWS_TYPES],
	dauer: [...EFFORTS, 'kurz'],
	wann: [...Object.keys(WHEN_KEYS), 'heute', 'morgen', 'woche'],
	ort: PLACE_MODES,
	sprache: LANGUAGES,
	zugang: ACCESS_SUPPORTS,
	merkmal: FEATURES,
} as const satisfies Record<Exclude<ListName, 'wo'>, readonly string[]>;
export interface KnownDistrict {
	key: string;
	centre: Spot;
}

/** So many can be leafed through: who has not found it by then asks differently. */
export const MOST_PAGES = 500;
const MOST_VALUES = 20;
const SPOT = /^-?\d{1,2}\.\d{1,6},-?\d{1,3}\.\d{1,6}$/;

export function readWanted(
	parameters: URLSearchParams,
	districts: readonly KnownDistrict[],
): Wanted {
	const list = (name: string, known: readonly string[]) =>
		[...new Set(parameters.getAll(name).flatMap((value) => value.split(',')))]
			.filter((value) => known.includes(value))
			.slice(0, MOST_VALUES);
	const one = (name: SingleName, fits: (value: string) => boolean) => {
		const value = parameters.get(name) ?? '';
		return fits(value) ? value : '';
	};
	const keys = districts.map((district) => district.key);
	const page = parameters.get('seite') ?? '';
	const lists = Object.fromEntries([
		...Object.entries(LISTS).map(([name, known]) => [name, list(name, known)]),
		['wo', list('wo', keys)],
	]) as Record<ListName, string[]>;
	const von = one('von', (value) => SPOT.test(value) || keys.includes(value));
	return {
		...lists,
		q: (parameters.get('q') ?? '').replaceAll('\u0000', '').slice(0, LONGEST_QUERY),
		plz: one('plz', (value) => /^\d{5}$/.test(value)),
		von,
		minuten: von ? one('minuten', (value) => (MINUTES as readonly string[]).includes(value)) : '',
		weg: one('weg', (value) => (TRAVEL_MODES as readonly string[]).includes(value)),
		alter: one('alter', (value) => (AGES as readonly string[]).includes(value)),
		sortierung: one(
			'sortierung',
			(value) =>
				(ORDERS as readonly string[]).includes(value) &&
				value !== 'relevanz' &&
				(value !== 'naehe' || von !== ''),
		),
		warum: one('warum', (value) => value === '1'),
		ausschnitt: one('ausschnitt', (value) => readBox(value) !== null),
		ansicht: one('ansicht', (value) => value === 'karte'),
		seite: /^\d{1,3}$/.test(page) ? Math.min(MOST_PAGES, Math.max(1, Number(page))) : 1,
	};
}

export function spotOf(von: string, districts: readonly KnownDistrict[]): Spot | null {
	const district = districts.find(({ key }) => key === von);
	if (district) return { lat: district.centre.lat, lon: district.centre.lon };
	const [lat, lon] = von.split(',').map(Number);
	const fine =
		lat !== undefined && lon !== undefined && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
	return SPOT.test(von) && fine ? { lat, lon } : null;
}

export const PER_PAGE = 20;

export function searchQuery(wanted: Wanted, districts: readonly KnownDistrict[]): SearchQuery {
	const families = wanted.thema.length > 0 ? [] : wanted.bereich;
	const near = spotOf(wanted.von, districts);
	return {
		...EMPTY_QUERY,
		q: wanted.q,
		type: wanted.art.flatMap((art) => TYPE_NAMES[art as keyof typeof TYPE_NAMES] ?? []),
		topic: [...wanted.thema, ...families.flatMap((family) => topicsOf(family as Family))],
		activity: [...wanted.taetigkeit],
		audience: [...wanted.fuer],
		kind: [...wanted.form],
		effort: [...new Set(wanted.dauer.map((key) => (key === 'kurz' ? 'bis-2-stunden' : key)))],
		when: [...wanted.wann],
		district: [...wanted.wo],
		plz: wanted.plz ? [wanted.plz] : [],
		near,
		minutes: near && wanted.minuten ? Number(wanted.minuten) : null,
		travel: wanted.weg === 'rad' ? 'rad' : 'fuss',
		bbox: readBox(wanted.ausschnitt),
		mode: [...wanted.ort],
		language: [...wanted.sprache],
		littleGerman: wanted.merkmal.includes('wenig-deutsch'),
		access: [...wanted.zugang],
		age: wanted.alter ? Number(wanted.alter) : null,
		with: wanted.merkmal.filter((feature) => feature !== 'wenig-deutsch'),
		sort: (wanted.sortierung || 'relevanz') as SearchQuery['sort'],
		page: wanted.seite,
		limit: PER_PAGE,
	};
}
