import type { Comparable } from '$lib/domain/review/likeness';

// Thousands of invented clubs for tests and figures, with some entered twice, as it happens: another spelling,
// the short form, a slip, a new text beside the old telephone number.

export type InventedClub = Comparable & { id: string; legalForm: string };

const START =
	'Chor Ruderclub Nähkreis Tanzkreis Schachfreunde Gartenfreunde Sportverein Heimatverein Kulturverein Lesekreis Werkstatt Bürgerverein Spielkreis Theatergruppe Wandergruppe Hospizverein Sprachcafé Elterninitiative'.split(
		' ',
	);
const [FIRST, MIDDLE, LAST] = [
	'Brook Sand Trave Linden Moor Deich Heide Wiesen Stein Möwen Birken Eichen Krähen Fuchs Hasel Ulmen Kiefer Weiden Reiher Distel'.split(
		' ',
	),
	'kamp hus beck wisch hoff rehd stedt mohr gaard brink berg dorf bruch grund rade'.split(' '),
	'holt siel warft koog moor see tal hagen weg feld busch heim'.split(' '),
];

/** The same numbers each time: a figure of today is compared with one of tomorrow. */
export function inventClubs(count: number, twice: number) {
	let seed = 20_261_121;
	const whole = (below: number) => {
		seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((seed / 2 ** 32) * below);
	};
	const pick = (words: readonly string[] | undefined) => words?.[whole(words.length)] ?? '';
	const word = () => `${pick(FIRST)}${pick(MIDDLE)}${pick(LAST)}`;
	const text = () =>
		`Wir sind ${Array.from({ length: 40 }, () => word().toLowerCase()).join(' ')} und freuen uns.`;
	const idOf = (at: number) => `0190aaaa-0000-7000-8000-${String(at).padStart(12, '0')}`;
	const invent = (at: number): InventedClub => ({
		id: idOf(at),
		name: `${pick(START)} ${word()} ${word()}`,
		legalForm: 'ev',
		text: text(),
		phone: `030 23125 ${String(whole(1_000_000)).padStart(6, '0')}`,
		mail: `post@verein-${at}.example`,
		website: whole(2) === 0 ? `https://verein-${at}.example` : '',
		street: `${word()}straße ${whole(200)}`,
		postcode: `23${String(whole(999)).padStart(3, '0')}`,
		topics: [],
	});
	const clubs = Array.from({ length: count - twice }, (_, at) => invent(at));
	const again: ((club: InventedClub, fresh: InventedClub) => Partial<InventedClub>)[] = [
		({ name }) => ({ name: `${name} e. V.` }),
		({ name }) => ({ name: name.replace('ö', 'oe').replace('ä', 'ae') }),
		({ name, phone }) => ({ name: name.replace(/(.)(.{3})$/, '$1$1$2'), phone }),
		({ name, mail }, fresh) => ({ name: `${name} ${fresh.postcode}`, mail }),
		({ text: old, phone, street, postcode }, { name }) => ({
			name,
			text: old,
			phone,
			street,
			postcode,
		}),
	];
	const doubles = Array.from({ length: twice }, (_, n) => {
		const first = clubs[n * 7];
		const fresh = invent(count - twice + n);
		if (first) clubs.push({ ...fresh, ...again[n % again.length]?.(first, fresh) });
		return { one: first?.id ?? '', other: fresh.id };
	});
	return { clubs, doubles };
}
