// What stands in the address of /entdecken, and how it is written: the part that pages need in the browser,
// without the vocabularies and without the schemas of the search.

/** How one sees the types of entries in addresses. */
export const TYPE_NAMES = {
	mitmachen: 'need',
	vereine: 'club',
	termine: 'event',
	neuigkeiten: 'news',
} as const;
export const FEATURES = ['zu-zweit', 'mit-kindern', 'wenig-deutsch'] as const;
export const ORDERS = ['relevanz', 'neu', 'datum', 'name', 'naehe'] as const;
export const MINUTES = ['10', '15', '20', '30', '45', '60'] as const;
export const AGES = ['0', '14', '16', '18'] as const;

/** What may be chosen more than once, in the order of the address. */
export const LIST_NAMES = [
	'art',
	'thema',
	'bereich',
	'taetigkeit',
	'fuer',
	'form',
	'dauer',
	'wann',
	'ort',
	'sprache',
	'zugang',
	'merkmal',
	'wo',
] as const;
export type ListName = (typeof LIST_NAMES)[number];
export const SINGLE = [
	'q',
	'plz',
	'von',
	'minuten',
	'weg',
	'alter',
	'sortierung',
	'warum',
	'ausschnitt',
	'ansicht',
] as const;
export type SingleName = (typeof SINGLE)[number];

export type Wanted = Readonly<Record<ListName, readonly string[]>> &
	Readonly<Record<SingleName, string>> & { readonly seite: number };
export type Change = Partial<Record<ListName, readonly string[]> & Record<SingleName, string>> & {
	seite?: number;
};

/** The address with one thing changed; always from the first page on. */
export function wantedQuery(wanted: Wanted, change: Change = {}): string {
	const next = { ...wanted, seite: 1, ...change };
	const query = new URLSearchParams();
	if (next.q.trim()) query.set('q', next.q);
	for (const name of LIST_NAMES) for (const value of next[name]) query.append(name, value);
	for (const name of SINGLE) if (name !== 'q' && next[name]) query.set(name, next[name]);
	if (!next.von) for (const name of ['minuten', 'weg']) query.delete(name);
	if (next.seite > 1) query.set('seite', String(next.seite));
	const text = query.toString();
	return text ? `?${text}` : '';
}

/** One value on or off: of a list beside the others, else alone. */
export function toggled(wanted: Wanted, name: ListName | SingleName, value: string): Change {
	const now = wanted[name];
	if (typeof now === 'string') return { [name]: now === value ? '' : value };
	return {
		[name]: now.includes(value) ? now.filter((other) => other !== value) : [...now, value],
	};
}
