import { z } from 'zod';

/**
 * Text as a person typed it, made harmless without changing what it says: one normal form, no NUL and
 * other control characters, no lone surrogates, no invisible marks that turn the reading direction.
 */
export function cleanText(raw: string): string {
	return raw
		.toWellFormed()
		.normalize('NFC')
		.replace(/\r\n?/g, '\n')
		.replace(
			/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g,
			'',
		)
		.trim();
}

/** Characters as a person counts them. */
const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });
export function countCharacters(text: string): number {
	if (text.length < 200) return [...graphemes.segment(text)].length;
	// For long texts code points are near enough and take no time.
	let count = 0;
	for (const _ of text) count++;
	return count;
}

export interface TextRule {
	/** Sentence for an empty field; without it the field may stay empty. */
	required?: string;
	max: number;
	tooLong: string;
	/** One line: line breaks become blanks. */
	oneLine?: boolean;
}

export const textField = (rule: TextRule) =>
	z
		.string()
		.default('')
		.transform((raw) => {
			const clean = cleanText(raw);
			return rule.oneLine ? clean.replace(/\s+/g, ' ') : clean;
		})
		.superRefine((text, context) => {
			if (rule.required && text === '')
				context.addIssue({ code: 'custom', message: rule.required });
			// One visible character may be made of many marks; a wall of marks is no text.
			if (text.length > rule.max * 4 || countCharacters(text) > rule.max)
				context.addIssue({ code: 'custom', message: rule.tooLong });
		});
