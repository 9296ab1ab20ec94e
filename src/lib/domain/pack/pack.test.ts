import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { EntryCard } from '../search/entry';
import { comingDates, MOST_ENTRIES, PACK_FORMAT, readPack, writePack } from './pack';
import { openPackSearch } from './search-pack';

const card = (given: Partial<EntryCard>): EntryCard => ({
	id: given.url ?? '',
	type: 'need',
	name: 'Vorlesen im Kindergarten',
	url: '/mitmachen/vorlesen-im-kindergarten',
	org: 'Lesewelt',
	orgUrl: '/vereine/lesewelt',
	summary: 'Einmal in der Woche eine Geschichte.',
	topics: [{ key: 'bildung', label: 'Bildung' }],
	audience: [{ key: 'kinder', label: 'Kinder' }],
	activities: [],
	kind: { key: 'regelmaessig', label: 'Regelmäßig' },
	state: null,
	effort: null,
	district: 'Moisling',
	districtKey: 'moisling',
	address: 'Geheimweg 7',
	postcode: '23560',
	when: ['Samstag', 'Abend'],
	start: null,
	end: null,
	localStart: null,
	mode: null,
	languages: [],
	german: null,
	access: [],
	accessible: null,
	minAge: null,
	forTwo: null,
	withChildren: null,
	lat: 53.8,
	lon: 10.6,
	published: null,
	...given,
});

const cards = [
	card({}),
	card({
		type: 'club',
		name: 'Chor Kalyna e. V.',
		url: '/vereine/chor-kalyna-2',
		org: '',
		summary: 'Wir singen ukrainische Lieder.',
		topics: [{ key: 'kultur-musik', label: 'Kultur' }],
		audience: [],
		kind: null,
		when: ['Dienstag', 'Abend'],
		district: 'St. Jürgen',
	}),
	card({
		name: 'Müllsammeln an der Trave',
		url: '/mitmachen/muellsammeln-an-der-trave',
		org: 'Saubere Ufer',
		kind: { key: 'einmalig', label: 'Einmalig' },
		localStart: '2026-11-28T10:00',
		when: ['Samstag', 'Vormittag'],
		district: 'Innenstadt',
		summary: 'Greifer und Säcke bringen wir mit.',
	}),
	card({ type: 'event', name: 'Hafenfest', url: '/termine/hafenfest', org: 'Hafenbund', when: [] }),
	card({ type: 'news', name: 'Neues', url: '/vereine/x/neuigkeiten/neues' }),
];
const at = new Date('2026-11-21T10:00:00Z');
const written = () =>
	writePack({
		cards,
		dates: [
			{
				start: '2026-11-22T15:00',
				slug: 'hafenfest',
				title: 'Hafenfest',
				org: 'Hafenbund',
				where: 'Kai',
				state: 'full',
			},
			{ start: '2026-11-22T15:00', slug: 'fremd', title: 'Fremd', org: '', where: '', state: '' },
		],
		words: (vocabulary, key) => [`${vocabulary}${key}`],
		at,
		whole: true,
		city: 'Lübeck lübecker',
	});
const read = () => {
	const pack = readPack(JSON.parse(JSON.stringify(written())));
	if (!pack) throw new Error('Not read');
	return pack;
};

describe('the pack', () => {
	it('is read as it was written, without news', () => {
		const { entries, dates } = read();
		expect(entries.map(({ href }) => href).sort()).toEqual([
			'/mitmachen/muellsammeln-an-der-trave',
			'/mitmachen/vorlesen-im-kindergarten',
			'/termine/hafenfest',
			'/vereine/chor-kalyna-2',
		]);
		expect(entries.find(({ type }) => type === 'club')).toEqual({
			type: 'club',
			href: '/vereine/chor-kalyna-2',
			name: 'Chor Kalyna e. V.',
			org: '',
			teaser: 'Wir singen ukrainische Lieder.',
			district: 'St. Jürgen',
			topic: 'kultur-musik',
			labels: 'topickultur-musik',
			when: ['Dienstag', 'Abend'],
			once: false,
			start: '',
		});
		expect(entries.find(({ once }) => once)?.start).toBe('2026-11-28T10:00');
		// A date whose event is not public is none.
		expect(dates).toEqual([
			{
				start: '2026-11-22T15:00',
				slug: 'hafenfest',
				title: 'Hafenfest',
				org: 'Hafenbund',
				where: 'Kai',
				state: 'full',
			},
		]);
	});

	it('takes only what is named: no address, no place on the map', () => {
		expect(JSON.stringify(written())).not.toMatch(/Geheimweg|23560|53\.8|10\.6/);
	});

	it.each([null, 7, 'x', [], {}, { format: PACK_FORMAT + 1 }])('reads nothing from %j', (found) => {
		expect(readPack(found)).toBeUndefined();
	});

	it('shows of an old pack only what is still to come', () => {
		const { dates } = read();
		expect(comingDates(dates, '2026-11-22')).toHaveLength(1);
		expect(comingDates(dates, '2026-11-23')).toEqual([]);
		expect(comingDates(dates, '2026-11-08')).toEqual([]);
	});
});

describe('the search in it', () => {
	const search = () => openPackSearch(read(), () => Promise.resolve());
	const SATURDAY = 5;
	const names = async (query: string) =>
		(await search()).find(query, SATURDAY, 20).entries.map(({ name }) => name);

	it.each([
		['chor', 'Chor Kalyna e. V.'],
		['CHÖRE', 'Chor Kalyna e. V.'],
		['kalina', 'Chor Kalyna e. V.'],
		['muellsamlen', 'Müllsammeln an der Trave'],
		['müll', 'Müllsammeln an der Trave'],
		['sammeln', 'Müllsammeln an der Trave'],
		['vorles', 'Vorlesen im Kindergarten'],
		['kinder moisling', 'Vorlesen im Kindergarten'],
		['sankt jürgen singen', 'Chor Kalyna e. V.'],
		['vorlesen in lübeck', 'Vorlesen im Kindergarten'],
		['mitmachen am samstagvormittag', 'Müllsammeln an der Trave'],
		['verein dienstag', 'Chor Kalyna e. V.'],
		['saubere', 'Müllsammeln an der Trave'],
	])('finds by %s', async (query, name) => {
		expect((await names(query))[0]).toBe(name);
	});

	it('says when not all words could be had', async () => {
		const found = (await search()).find('chor xylofonbau ', SATURDAY, 20);
		expect(found.relaxed).toBe(true);
		expect(found.entries[0]?.name).toBe('Chor Kalyna e. V.');
	});

	it('finds nothing in nothing', async () => {
		expect(await names('qqqq ')).toEqual([]);
		expect((await search()).find('', SATURDAY, 20).total).toBe(0);
	});
});

it('carries 1,500 entries in 150 KB, however different their words are', () => {
	let seed = 7;
	const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
	const syllables =
		'ver ein lich keit sam mel trave wald hof kin der gart lese nach bar schaft rud'.split(' ');
	const word = () =>
		Array.from(
			{ length: 2 + Math.floor(random() * 3) },
			() => syllables[Math.floor(random() * syllables.length)],
		).join('');
	const text = (count: number) => Array.from({ length: count }, word).join(' ');
	const many = Array.from({ length: 1_500 }, (_, i) => {
		const name = text(3);
		return card({
			type: i % 3 ? 'club' : 'need',
			name,
			url: `/x/${name.replaceAll(' ', '-')}`,
			summary: text(20),
			org: i % 3 ? '' : text(2),
		});
	});
	expect(many.length).toBeLessThan(MOST_ENTRIES);
	const pack = writePack({ cards: many, dates: [], words: () => [], at, whole: true, city: '' });
	const packed = brotliCompressSync(JSON.stringify(pack), {
		params: { [constants.BROTLI_PARAM_QUALITY]: 5 },
	});
	expect(packed.byteLength).toBeLessThanOrEqual(150 * 1024);
});
