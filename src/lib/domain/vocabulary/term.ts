/** One word of a vocabulary: the key is for machines, the labels are for people. */
export interface Term<K extends string = string> {
	readonly key: K;
	/** What we say, in B1 German. */
	readonly de: string;
	/** The same in plain words for people who find German hard: no technical terms, no abbreviations. */
	readonly plain: string;
	readonly en: string;
	/** Name of a Lucide icon. */
	readonly icon?: string;
}

export type Vocabulary<K extends string = string> = ReadonlyMap<K, Term<K>>;
/** How people read: the languages of the catalogue, and plain German. */
export type Wording = 'de' | 'plain' | 'en';

type Labels = readonly [de: string, plain: string, en: string, icon?: string];

/** In the order of the keys; the type refuses a key without labels. */
export const vocabulary = <const K extends string>(
	keys: readonly K[],
	labels: Readonly<Record<K, Labels>>,
): Vocabulary<K> =>
	new Map(
		keys.map((key) => {
			const [de, plain, en, icon] = labels[key];
			return [key, icon ? { key, de, plain, en, icon } : { key, de, plain, en }] as const;
		}),
	);

/** The label in this wording. A key from an old export or a newer server is shown as it is. */
export const labelOf = (
	terms: Vocabulary,
	key: string,
	wording: Wording | (string & {}),
): string => {
	const term = terms.get(key);
	if (!term) return key;
	if (wording === 'plain') return term.plain;
	return wording === 'en' ? term.en : term.de;
};

export const termsOf = <K extends string>(terms: Vocabulary<K>): Term<K>[] => [...terms.values()];
