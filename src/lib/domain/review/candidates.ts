import { likenessBetween, WORTH_A_LOOK, type Likeness, type Prepared } from './likeness';

// Which clubs to lay side by side at all: comparing each with each takes hours where there are many. Only
// those meet that share something rare: a number, an address, a word that few others have, a piece of text.

export interface Candidate extends Likeness {
	one: string;
	other: string;
}

/** A number or an address that more than this share says nothing any more: an umbrella, a house of clubs. */
const MOST_SHARING = 40;
/** A word of more names than this only counts together with a second one. */
const MOST_WITH_WORD = 24;
/** The best of each club: nobody looks through twenty. */
const MOST_EACH = 3;
/** Comparisons between two moments in which others may work. */
const AT_ONCE = 500;
/** The same, of clubs that are only looked through. */
const LOOKED_AT_ONCE = 1_000;

/** Goes through everything; stops now and then, so that whoever runs it can let others work. */
export function* findCandidates(
	clubs: ReadonlyMap<string, Prepared>,
): Generator<void, Candidate[], void> {
	const ids = [...clubs.keys()];
	const prepared = [...clubs.values()];
	const met = new Set<number>();
	const found: Candidate[] = [];
	let compared = 0;
	for (const block of blocksOf(prepared)) {
		if (!block) {
			yield;
			continue;
		}
		for (const [at, first] of block.entries())
			for (const second of block.slice(at + 1)) {
				const [a, b] = first < second ? [first, second] : [second, first];
				const pair = a * ids.length + b;
				if (met.has(pair)) continue;
				met.add(pair);
				const [mine, yours] = [prepared[a], prepared[b]];
				const [x, y] = [ids[a], ids[b]];
				if (!mine || !yours || x === undefined || y === undefined) continue;
				const likeness = likenessBetween(mine, yours);
				// The smaller id stands first, in the table as well.
				const [one, other] = x < y ? [x, y] : [y, x];
				if (likeness.score >= WORTH_A_LOOK) found.push({ one, other, ...likeness });
				if (++compared % AT_ONCE === 0) yield;
			}
	}
	return bestOf(found);
}

/** Places of clubs that share a key, block by block; nothing where one may rest. */
function* blocksOf(
	clubs: readonly Prepared[],
): Generator<readonly number[] | undefined, void, void> {
	const sharing = yield* gather(clubs, keysOf);
	for (const block of sharing.values())
		if (block.length > 1 && block.length <= MOST_SHARING) yield block;
	const words = yield* gather(clubs, ({ names }) => names.flat().map(soundOf));
	const isCommon = (word: string) => (words.get(word)?.length ?? 0) > MOST_WITH_WORD;
	for (const block of words.values())
		if (block.length > 1 && block.length <= MOST_WITH_WORD) yield block;
	const twos = yield* gather(clubs, ({ names }) =>
		names.flatMap((name) => {
			const common = [...new Set(name.map(soundOf))].filter(isCommon).sort();
			return common.flatMap((word, at) => common.slice(at + 1).map((next) => `${word} ${next}`));
		}),
	);
	for (const block of twos.values())
		if (block.length > 1 && block.length <= MOST_SHARING) yield block;
}

const keysOf = (club: Prepared): string[] => [
	...(club.number ? [`number ${club.number}`] : []),
	...(club.phone ? [`phone ${club.phone}`] : []),
	...(club.mail ? [`mail ${club.mail}`] : []),
	...(club.page ? [`page ${club.page}`] : []),
	...(club.place ? [`place ${club.place}`] : []),
	// The smallest numbers of a text: two texts that share most of it share some of these.
	...[...club.pieces.subarray(0, 4)].map((piece) => `text ${piece}`),
	...club.names.map((words) => `name ${[...words].sort().join('')}`),
	...club.names.flatMap((words) =>
		words.length === 1
			? [`short ${words[0]}`]
			: words.length >= 3
				? [`short ${words.map((word) => word.charAt(0)).join('')}`]
				: [],
	),
];

/** Consonants once each: what is left of a word after a slip of the finger, or another spelling of it. */
const soundOf = (word: string): string =>
	word.charAt(0) +
	word
		.slice(1)
		.replace(/[aeiouyh]+/g, '')
		.replace(/(.)\1+/g, '$1')
		.replace(/(?:rn|r|n|s)$/, '');

function* gather(
	clubs: readonly Prepared[],
	keys: (club: Prepared) => readonly string[],
): Generator<undefined, Map<string, number[]>, void> {
	const blocks = new Map<string, number[]>();
	for (const [place, club] of clubs.entries()) {
		if (place % LOOKED_AT_ONCE === LOOKED_AT_ONCE - 1) yield;
		for (const key of new Set(keys(club))) {
			const block = blocks.get(key);
			if (block) block.push(place);
			else blocks.set(key, [place]);
		}
	}
	return blocks;
}

function bestOf(found: readonly Candidate[]): Candidate[] {
	const seen = new Map<string, number>();
	const times = (id: string) => seen.get(id) ?? 0;
	return [...found]
		.sort((a, b) => b.score - a.score || (a.one + a.other < b.one + b.other ? -1 : 1))
		.filter(({ one, other }) => {
			if (times(one) >= MOST_EACH || times(other) >= MOST_EACH) return false;
			seen.set(one, times(one) + 1);
			seen.set(other, times(other) + 1);
			return true;
		});
}
