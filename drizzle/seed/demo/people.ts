import { dice } from './dice';

// Invented people. First names as they are heard in a northern German city today; the surnames are put
// together so that nobody real is meant.
const FIRST = [
	...['Ayşe', 'Jens-Uwe', 'Łukasz', 'Birgit', 'Oleksandra', 'Mehmet', 'Frauke', 'Samira', 'Torben'],
	...[
		'Heike',
		'Yusuf',
		'Annegret',
		'Daria',
		'Klaas',
		'Nesrin',
		'Hinnerk',
		'Zofia',
		'Malte',
		'Rania',
	],
	...['Silke', 'Bogdan', 'Wiebke', 'Emre', 'Ulrike', 'Tamar', 'Ole', 'Ingrid', 'Amadou', 'Gesa'],
	...[
		'Farid',
		'Doris',
		'Kateryna',
		'Jannis',
		'Meike',
		'Selim',
		'Renate',
		'Arne',
		'Leyla',
		'Volker',
	],
] as const;
const LAST_START = [
	'Brook',
	'Sand',
	'Trave',
	'Linden',
	'Moor',
	'Deich',
	'Heide',
	'Wiesen',
	'Stein',
	'Möwen',
] as const;
const LAST_END = [
	'kamp',
	'husen',
	'beck',
	'wisch',
	'hoff',
	'rehder',
	'stedt',
	'mohr',
	'gaard',
	'brink',
] as const;

export const inventName = (...what: (string | number)[]): string =>
	`${dice.pick(FIRST, 'first', ...what)} ${dice.pick(LAST_START, 'l1', ...what)}${dice.pick(LAST_END, 'l2', ...what)}`;

/** Numbers the Bundesnetzagentur keeps free for films and books: 030 23125-000 to -999. */
export const inventPhone = (...what: (string | number)[]): string =>
	`030 23125 ${String(dice.whole(0, 999, 'phone', ...what)).padStart(3, '0')}`;

export interface DemoPerson {
	key: string;
	name: string;
	/** What this person shows. */
	about: 'owner' | 'writer' | 'waiting-owner' | 'coordinator' | 'agency' | 'admin';
}

/** Six people to look through whose eyes one likes. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
	{ key: 'inhaberin', name: 'Frauke Lindenkamp', about: 'owner' },
	{ key: 'schreiber', name: 'Emre Sandbeck', about: 'writer' },
	{ key: 'neuer-verein', name: 'Oleksandra Wiesenhoff', about: 'waiting-owner' },
	{ key: 'koordination', name: 'Birgit Traverehder', about: 'coordinator' },
	{ key: 'agentur', name: 'Yusuf Heidewisch', about: 'agency' },
	{ key: 'verwaltung', name: 'Klaas Moorstedt', about: 'admin' },
];
