import { fold } from '../fold';

/** Letters of other scripts that look like ours: with them one club can be written like another. */
const LOOKALIKES: Record<string, string> = {
	а: 'a',
	в: 'b',
	с: 'c',
	е: 'e',
	н: 'h',
	і: 'i',
	ј: 'j',
	к: 'k',
	м: 'm',
	о: 'o',
	р: 'p',
	ѕ: 's',
	т: 't',
	у: 'y',
	х: 'x',
	α: 'a',
	β: 'b',
	ε: 'e',
	η: 'n',
	ι: 'i',
	κ: 'k',
	μ: 'u',
	ν: 'v',
	ο: 'o',
	ρ: 'p',
	τ: 't',
	υ: 'u',
	χ: 'x',
};

/** What an eye takes it for: "Тafel" with a Cyrillic letter, "Tafe1" with a digit. */
export const asSeen = (text: string): string =>
	fold(text)
		.replace(/[а-яіјѕα-ω]/g, (letter) => LOOKALIKES[letter] ?? letter)
		.replace(/(?<=\p{L})1|1(?=\p{L})/gu, 'l')
		.replace(/(?<=\p{L})0|0(?=\p{L})/gu, 'o')
		.replace(/rn/g, 'm')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();

const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

/** A word of letters from two scripts: nobody writes so by accident. */
export const mixedWord = (text: string): string | undefined =>
	text.split(/[^\p{L}]+/u).find((word) => SCRIPTS.filter((script) => script.test(word)).length > 1);

/** Words in capitals, from five of them on: names of clubs are often written so. */
export function shouted(text: string): number {
	const words = text.match(/\p{L}{4,}/gu) ?? [];
	const loud = words.filter((word) => word === word.toUpperCase()).length;
	return words.length >= 5 && loud / words.length > 0.5 ? loud : 0;
}

const WORD = /[\p{L}\p{N}]+/gu;

/** How hard a text is to read: LIX, made of the length of sentences and the share of long words. */
export function readingOf(text: string): { lix: number; words: number; perSentence: number } {
	const words = text.match(WORD) ?? [];
	const sentences = text.split(/[.!?:]+\s|\n+/).filter((part) => WORD.test(part)).length || 1;
	WORD.lastIndex = 0;
	const long = words.filter((word) => word.length > 6).length;
	const perSentence = words.length / sentences;
	const lix = words.length === 0 ? 0 : perSentence + (100 * long) / words.length;
	return { lix: Math.round(lix), words: words.length, perSentence: Math.round(perSentence) };
}
