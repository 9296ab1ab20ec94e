import { countCharacters } from '../text';

const LONGEST = 120;

/** Whoever writes no headline has said it in the first sentence; a long one is cut at a word and stays. */
export function firstSentenceOf(text: string): { title: string; text: string } {
	const [line = ''] = text.split('\n', 1);
	// A dot after a digit or a single letter ends no sentence: "am 3. Mai", "z. B.".
	const end = /(?<![\d\s]|(?<!\p{L})\p{L})[.!?…]+(?=\s|$)/u.exec(line);
	const first = end ? line.slice(0, end.index + end[0].length) : line;
	if (countCharacters(first) <= LONGEST)
		return { title: first.replace(/(?<!\.)\.$/, ''), text: text.slice(first.length).trim() };
	const cut = first.slice(0, LONGEST - 1);
	const word = cut.lastIndexOf(' ');
	return { title: `${cut.slice(0, word > LONGEST / 2 ? word : undefined).toWellFormed()}…`, text };
}
