const NO_BREAK = '\u00A0';

/** "e. V.", "St. Jürgen", "z. B.": what reads as one word stays on one line. No lookbehind: older phones have none. */
export const keepTogether = (text: string): string =>
	text
		.replace(/(^|[^\p{L}])([egzudio]\.) (?=\p{L}{1,3}\.)/gu, `$1$2${NO_BREAK}`)
		.replace(/ (?=e\.\u00A0?V\.|gGmbH(?!\p{L})|[–·](?: |$))/gu, NO_BREAK)
		.replace(/(^|[^\p{L}])((?:St|Dr|Nr|Str)\.) (?=[\p{L}\d])/gu, `$1$2${NO_BREAK}`);
