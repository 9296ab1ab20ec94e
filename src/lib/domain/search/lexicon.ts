import { allowedEdits, edits, lacks, lettersOf } from './edits';

/** Every word that occurs in names, labels and keywords: says what is a typo and what it should have been. */
export interface Lexicon {
	readonly size: number;
	has(word: string, asBeginning?: boolean): boolean;
	nearest(word: string, asBeginning?: boolean): string[];
	add(words: Iterable<string>): void;
}

const MOST = 4;

export function openLexicon(initial: Iterable<string> = []): Lexicon {
	const all = new Set<string>();
	// By first letter and length: a typo in the first letter is rare.
	const shelves = new Map<string, { word: string; letters: number }[]>();
	let sorted: string[] | undefined;

	const put = (word: string) => {
		if (word.length < 2 || all.has(word)) return;
		all.add(word);
		sorted = undefined;
		const shelf = `${word[0] ?? ''}${word.length}`;
		const list = shelves.get(shelf);
		const placed = { word, letters: lettersOf(word) };
		if (list) list.push(placed);
		else shelves.set(shelf, [placed]);
	};
	for (const word of initial) put(word);

	const begins = (prefix: string): boolean => {
		sorted ??= [...all].sort();
		let low = 0;
		let high = sorted.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((sorted[middle] ?? '') < prefix) low = middle + 1;
			else high = middle;
		}
		return sorted[low]?.startsWith(prefix) ?? false;
	};

	return {
		get size() {
			return all.size;
		},
		has: (word, asBeginning = false) => all.has(word) || (asBeginning && begins(word)),
		nearest(word, asBeginning = false) {
			const most = allowedEdits(word.length);
			if (most === 0) return [];
			const found: { word: string; distance: number }[] = [];
			const firsts = new Set([word[0] ?? '', word[1] ?? '']);
			const own = lettersOf(word);
			const longest = asBeginning ? word.length + 8 : word.length + most;
			for (const first of firsts)
				for (let length = Math.max(2, word.length - most); length <= longest; length++)
					for (const { word: candidate, letters } of shelves.get(`${first}${length}`) ?? []) {
						// Most are ruled out by their letters alone: this runs for each key, also on slow devices.
						if (lacks(letters, own, most)) continue;
						const whole =
							length > word.length + most || lacks(own, letters, most)
								? Infinity
								: edits(word, candidate, most);
						const start =
							asBeginning && length > word.length && whole > 1 && !lacks(letters, own, 1)
								? edits(word, candidate.slice(0, word.length), 1)
								: Infinity;
						// The beginning of a longer word may have one slip only; `edits` says two for all that is further.
						const distance = Math.min(whole, start > 1 ? Infinity : start);
						if (distance <= most) found.push({ word: candidate, distance });
					}
			found.sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
			const least = found[0]?.distance;
			return found
				.filter((each) => each.distance === least)
				.slice(0, MOST)
				.map((each) => each.word);
		},
		add(more) {
			for (const word of more) put(word);
		},
	};
}
