/** How many slips of the finger lie between two words (insert, leave out, change, swap); more than `most` is `most + 1`. */
export function edits(a: string, b: string, most: number): number {
	if (Math.abs(a.length - b.length) > most) return most + 1;
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		let least = i;
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let cost = Math.min(
				(last[j] ?? 0) + 1,
				(row[j - 1] ?? 0) + 1,
				(last[j - 1] ?? 0) + (same ? 0 : 1),
			);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
			row.push(cost);
			least = Math.min(least, cost);
		}
		if (least > most) return most + 1;
		before = last;
		last = row;
	}
	return last[b.length] ?? most + 1;
}

/** How many slips a word of this length may have: as many as the engine allows. */
export const allowedEdits = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Which letters a word has, as bits; what is no letter shares one. */
export function lettersOf(word: string): number {
	let bits = 0;
	for (let at = 0; at < word.length; at++) {
		const letter = word.charCodeAt(at) - 97;
		bits |= 1 << (letter >= 0 && letter < 26 ? letter : 26);
	}
	return bits;
}

/** Each slip gives or takes one kind of letter at most: who lacks more than `most` is further away than that. */
export function lacks(has: number, wanted: number, most: number): boolean {
	let missing = wanted & ~has;
	for (let slips = most; missing !== 0; slips--) {
		if (slips === 0) return true;
		missing &= missing - 1;
	}
	return false;
}
