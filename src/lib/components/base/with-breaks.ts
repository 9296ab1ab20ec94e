const SOFT_HYPHEN = '\u00AD';
const parts = ['Nachbar|schaft', 'Katastrophen|schutz', 'neighbour|hood', 'environ|ment'];

/** Where the long words of our own labels may break: not every browser has a dictionary of the language. */
export function withBreaks(label: string): string {
	return parts.reduce(
		(text, part) => text.replace(part.replace('|', ''), part.replace('|', SOFT_HYPHEN)),
		label,
	);
}
