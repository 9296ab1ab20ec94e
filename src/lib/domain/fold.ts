/**
 * One way of writing for sorting and comparing: small letters, umlauts spelt out, no marks. Both
 * "Müller" and "MUELLER" become "mueller".
 */
export function fold(text: string): string {
	return text
		.normalize('NFC')
		.toLowerCase()
		.replace(/[äöüßæœøåłđðþıŧħ]/g, (letter) => SPELT[letter] ?? letter)
		.normalize('NFD')
		.replace(/\p{M}+/gu, '');
}

const SPELT: Record<string, string> = {
	ä: 'ae',
	ö: 'oe',
	ü: 'ue',
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'oe',
	å: 'a',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ı: 'i',
	ŧ: 't',
	ħ: 'h',
};

/**
 * What a list is sorted by, stored in a column: databases without German collation sort it right.
 * As in a phone book, "Ä" sorts like "A"; digits sort by their value.
 */
export function sortKey(text: string): string {
	return fold(
		text
			.normalize('NFC')
			.toLowerCase()
			.replace(/[äöü]/g, (letter) => ({ ä: 'a', ö: 'o', ü: 'u' })[letter] ?? letter),
	)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
		.replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(6, '0'))
		.slice(0, 200);
}
