import { sortKey } from '../../../src/lib/domain/fold';
import { slugOf } from '../../../src/lib/domain/slug';
import {
	ACTIVITIES,
	AUDIENCES,
	DAYTIMES,
	EFFORTS,
	LEGAL_FORMS,
	NEED_KINDS,
	TOPICS,
	WEEKDAYS,
} from '../../../src/lib/domain/vocabulary/keys';
import { demoId } from '../demo/dice';
import { noRows, type Rows } from '../demo/rows';
import { chance, type Chance } from './chance';
import { planDates } from './plan-dates';
import { planPeople } from './plan-people';
import { planStories } from './plan-stories';
import { CLUBS_PER_CHUNK, chunksOf, type VolumeSize } from './sizes';
import * as words from './words';

/** What the generator has to know of a city: enough to spread things over it. */
export interface Ground {
	town: string;
	districts: readonly { key: string; centre: { lat: number; lon: number } }[];
	streets: readonly {
		name: string;
		postcode: string;
		lat: number;
		lon: number;
		district: string;
	}[];
}

/** What the parts of one chunk share. */
export interface Chunk {
	rows: Rows;
	luck: Chance;
	now: Date;
	today: string;
	/** Unique in the whole seed, so that nobody has to be asked. */
	key(kind: string, index: number): string;
	address(kind: string, id: string, title: string, key: string): string;
	/** A club of this chunk; a few have much, most have little. */
	someClub(): Rows['club'][number];
}

const DAY_MS = 86_400_000;
const before = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

/** Chunk `index` of the seed. Pure: what was interrupted is written again the same. */
export function planChunk(size: VolumeSize, index: number, ground: Ground, now: Date): Rows {
	const rows = noRows();
	const luck = chance(index * 7_919 + 1);
	const part = (all: number) =>
		Math.floor((all * (index + 1)) / chunksOf(size)) - Math.floor((all * index) / chunksOf(size));
	const chunk: Chunk = {
		rows,
		luck,
		now,
		today: now.toISOString().slice(0, 10),
		key: (kind, n) => `${kind}-${index}-${n}`,
		address(kind, id, title, key) {
			const slug = `${slugOf(title).slice(0, 44).replace(/-+$/, '')}-${key.replace(/^[a-z]+-/, '')}`;
			rows.address.push({ thingKind: kind, slug, thingId: id });
			return slug;
		},
		someClub() {
			const club = rows.club[Math.floor(luck.share() ** 2 * rows.club.length)];
			if (!club) throw new Error('A chunk begins with its clubs');
			return club;
		},
	};
	const clubs = Math.min(CLUBS_PER_CHUNK, size.clubs - index * CLUBS_PER_CHUNK);
	for (let n = 0; n < clubs; n++) planClub(chunk, ground, n);
	for (let n = 0; n < part(size.needs); n++) planNeed(chunk, n);
	planStories(chunk, part(size.news));
	planDates(chunk, part(size.dates));
	planPeople(chunk);
	return rows;
}

/** Most things are in the middle of the town: the first districts of the list have the most. */
const someDistrict = (luck: Chance, ground: Ground) =>
	ground.districts[Math.floor(luck.share() ** 1.8 * ground.districts.length)];

function nameOf(luck: Chance, key: string): string {
	const start = luck.pick(words.NAME_STARTS);
	const core = luck.pick(words.NAME_CORES);
	// One in ten is called like many others; the rest can be told apart.
	const own = luck.percent(10) ? '' : ` ${luck.pick(words.NAME_CORES)} ${key.split('-').at(-1)}`;
	return `${start} ${core}${own} ${luck.pick(words.NAME_ENDS)}`.trim();
}

function planPlace(chunk: Chunk, ground: Ground, key: string): { id: string | null; at?: string } {
	const { rows, luck } = chunk;
	// 30 % have no address; one in twenty shares a house with many.
	if (luck.percent(30)) return { id: null };
	const shared = luck.percent(5);
	const id = demoId('volume place', shared ? chunk.key('house', 0) : key);
	const known = shared ? rows.place.find((one) => one.id === id) : undefined;
	if (known) return { id, at: known.district ?? undefined };
	const street = luck.pick(ground.streets);
	rows.place.push({
		id,
		name: shared ? 'Haus der Vereine' : '',
		street: `${street.name} ${900 + luck.whole(0, 99)}`,
		postcode: street.postcode,
		town: ground.town,
		district: street.district,
		lat: street.lat + (luck.share() - 0.5) / 500,
		lon: street.lon + (luck.share() - 0.5) / 300,
		accuracy: 'street',
		coordinateSource: 'gazetteer',
		stepFree: luck.percent(40) ? luck.percent(60) : null,
	});
	return { id, at: street.district };
}

function planClub(chunk: Chunk, ground: Ground, n: number): void {
	const { rows, luck, now } = chunk;
	const key = chunk.key('club', n);
	const id = demoId('volume', key);
	const name = nameOf(luck, key);
	const place = planPlace(chunk, ground, key);
	const state = luck.percent(88)
		? luck.percent(85)
			? 'verified'
			: 'approved'
		: luck.pick(['draft', 'waiting', 'paused', 'archived', 'rejected']);
	const age = luck.whole(30, 1_800);
	const once = !['draft', 'waiting', 'rejected'].includes(state);
	// 15 % were not looked at for more than two years.
	const confirmed = luck.percent(15) ? luck.whole(740, 1_700) : luck.whole(0, 500);
	const claimed = luck.percent(70);
	rows.club.push({
		id,
		slug: chunk.address('club', id, name, key),
		name,
		sortName: sortKey(name),
		aliases: luck.percent(20) ? [name.split(' ').slice(-2).join(' ')] : [],
		legalForm: luck.percent(60) ? 'ev' : luck.pick(LEGAL_FORMS),
		sentence: luck.pick(words.SENTENCES),
		about: luck.some(words.SENTENCES, luck.whole(1, 6)).join(' '),
		topics: luck.some(TOPICS, luck.whole(1, 3)),
		audiences: luck.some(AUDIENCES, luck.whole(1, 3)),
		activities: luck.some(ACTIVITIES, luck.whole(1, 4)),
		placeId: place.id,
		district: place.at ?? someDistrict(luck, ground)?.key ?? null,
		foundedYear: luck.percent(80) ? luck.whole(1850, 2025) : null,
		contactMail: claimed ? `kontakt@${key}.example` : '',
		contactMailPublic: luck.percent(50),
		state,
		claimed,
		publishedAt: once ? before(now, age) : null,
		source: claimed ? 'demo' : 'stadt',
		externalId: claimed ? null : key,
		confirmedAt: once ? before(now, confirmed) : null,
		createdAt: before(now, age + 3),
		updatedAt: before(now, Math.min(age, confirmed)),
	});
}

function planNeed(chunk: Chunk, n: number): void {
	const { rows, luck, now } = chunk;
	const key = chunk.key('need', n);
	const id = demoId('volume', key);
	const club = chunk.someClub();
	const title = `${luck.pick(words.TASKS)} ${luck.pick(words.WHEN)}`;
	// About one need in seven is open: the rest is what was.
	const state = luck.percent(15)
		? 'open'
		: luck.pick(['done', 'done', 'expired', 'expired', 'full', 'withdrawn', 'draft', 'paused']);
	const age = state === 'open' ? luck.whole(0, 120) : luck.whole(60, 1_700);
	const startsAt = luck.percent(40)
		? new Date(
				Math.floor(now.getTime() / DAY_MS) * DAY_MS +
					(state === 'open' ? luck.whole(1, 90) : -luck.whole(1, age)) * DAY_MS +
					luck.whole(7, 18) * 3_600_000,
			)
		: undefined;
	rows.need.push({
		id,
		slug: chunk.address('need', id, title, key),
		clubId: club.id ?? '',
		title,
		summary: luck.pick(words.SENTENCES),
		text: luck.some(words.SENTENCES, luck.whole(2, 5)).join(' '),
		kind: luck.pick(NEED_KINDS),
		effort: luck.pick(EFFORTS),
		hours: luck.percent(50) ? luck.whole(1, 8) : null,
		topics: club.topics ?? [],
		activities: luck.some(ACTIVITIES, 1),
		days: luck.percent(60) ? luck.some(WEEKDAYS, luck.whole(1, 2)) : [],
		times: luck.percent(50) ? luck.some(DAYTIMES, 1) : [],
		placeId: club.placeId ?? null,
		district: club.district ?? null,
		helpers: luck.percent(70) ? luck.whole(1, 12) : null,
		german: luck.percent(60) ? luck.pick(['kein', 'etwas', 'gut']) : null,
		forTwo: luck.percent(30) ? true : null,
		urgent: luck.percent(3),
		state,
		nextAt: state === 'open' && startsAt ? startsAt : null,
		publishedAt: state === 'draft' ? null : before(now, age),
		expiresAt:
			startsAt ?? (state === 'open' ? before(now, -luck.whole(10, 180)) : before(now, age - 60)),
		source: 'demo',
		createdAt: before(now, age),
		updatedAt: before(now, age),
	});
	if (!startsAt) return;
	const local = startsAt.toISOString().slice(0, 16);
	rows.needSession.push({
		id: demoId('volume', `${key} session`),
		needId: id,
		localStart: local,
		localEnd: new Date(startsAt.getTime() + 2 * 3_600_000).toISOString().slice(0, 16),
		zone: 'UTC',
		startsAt,
		endsAt: new Date(startsAt.getTime() + 2 * 3_600_000),
		helpers: luck.whole(1, 8),
	});
}
