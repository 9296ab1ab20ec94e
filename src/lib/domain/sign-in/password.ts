import { z } from 'zod';
import { fold } from '../fold';
import { COMMON_WORDS } from './common-words';

export const PASSWORD_LEAST = 8;
/** Whoever sees the data of others needs a longer one. */
export const OFFICE_LEAST = 15;
export const PASSWORD_MOST = 128;

export type PasswordProblem =
	'password_too_short' | 'password_too_long' | 'password_common' | 'password_own';

/** The same signs however a keyboard puts them together; nothing is cut off or turned small. */
export const passwordField = z
	.string({ error: 'password_missing' })
	.max(4_000, 'password_too_long')
	.min(1, 'password_missing')
	.transform((raw) => raw.normalize('NFKC'));

/**
 * What is wrong with a new password, or nothing. No rules about signs: only long enough, not among what is
 * tried first, and not made of what everybody knows about this person and their clubs.
 */
export function passwordProblem(
	password: string,
	about: { office: boolean; known: readonly string[] },
): PasswordProblem | undefined {
	const length = [...password].length;
	if (length < (about.office ? OFFICE_LEAST : PASSWORD_LEAST)) return 'password_too_short';
	if (length > PASSWORD_MOST) return 'password_too_long';
	if (parts(password, COMMON) < ENOUGH) return 'password_common';
	const own = new Set([...COMMON, ...about.known.flatMap(wordsOf)]);
	return parts(password, own) < ENOUGH ? 'password_own' : undefined;
}

/** So many independent parts are out of reach of lists: four words, or eight letters nobody put in a row. */
const ENOUGH = 4;
const COMMON: ReadonlySet<string> = new Set(COMMON_WORDS);

const wordsOf = (text: string): string[] => {
	const words = fold(text)
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word.length > 2);
	return [...words, words.join('')];
};

const ROWS = [
	'abcdefghijklmnopqrstuvwxyz',
	'01234567890',
	'qwertzuiopue',
	'qwertyuiop',
	'asdfghjkloeae',
	'yxcvbnm',
	'zxcvbnm',
	'1qay2wsx3edc4rfv5tgb6zhn7ujm8ik',
	'1qaz2wsx3edc4rfv5tgb6yhn7ujm',
].flatMap((row) => [row, [...row].reverse().join('')]);

const LEET: Record<string, string> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'8': 'b',
	'@': 'a',
	$: 's',
	'!': 'i',
	'€': 'e',
	'+': 't',
};

/** The fewest parts the password can be put together from: words, rows of keys, years, repeats, single signs. */
function parts(password: string, words: ReadonlySet<string>): number {
	const plain = fold(password);
	const letters = plain.replace(/[0134578@$!€+]/g, (sign) => LEET[sign] ?? sign);
	const other = letters.replace(/i/g, (sign, at: number) => (plain[at] === '1' ? 'l' : sign));
	const fewest = [0];
	for (let end = 1; end <= plain.length; end++) {
		const sign = plain[end - 1] ?? '';
		// A sign between words adds little; a letter or digit of its own adds itself.
		let best = (fewest[end - 1] ?? 0) + (/[\p{L}\p{N}]/u.test(sign) ? 1 : 0.5);
		for (let from = Math.max(0, end - LONGEST); from < end - 1; from++) {
			const before = fewest[from] ?? 0;
			if (before + 1 >= best) continue;
			const pieces = [plain, letters, other].map((text) => text.slice(from, end));
			if (pieces.some((piece) => isPart(piece, words))) best = before + 1;
		}
		fewest.push(best);
	}
	return fewest.at(-1) ?? 0;
}
const LONGEST = 40;

function isPart(piece: string, words: ReadonlySet<string>): boolean {
	if (words.has(piece)) return true;
	if (/^(.)\1+$/u.test(piece)) return true;
	// A year, or a day of one.
	if (/^(0?[1-9]|[12]\d|3[01])?\.?(0?[1-9]|1[0-2])?\.?(19|20)\d\d$/.test(piece)) return true;
	if (/^\d{1,4}$/.test(piece)) return true;
	return piece.length > 2 && ROWS.some((row) => row.includes(piece));
}
