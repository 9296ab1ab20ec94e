/** "28.11.2026", "28.11.26" or "2026-11-28" to the ISO day; nothing when no such day exists. */
export function readDay(text: string): string | undefined {
	const german = /^\s*(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d{2})\s*$/.exec(text);
	const iso = /^\s*(\d{4})-(\d{2})-(\d{2})\s*$/.exec(text);
	const parts = german ? [german[3], german[2], german[1]] : iso ? iso.slice(1) : undefined;
	if (!parts) return undefined;
	const [year = NaN, month = NaN, day = NaN] = parts.map(Number);
	const full = year < 100 ? 2000 + year : year;
	const date = new Date(Date.UTC(full, month - 1, day));
	// The calendar turns 31.2. into 3.3.; such a day was not meant.
	if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
	return date.toISOString().slice(0, 10);
}

/** "2026-11-28" to "28.11.2026". */
export function writeDay(iso: string): string {
	const [year, month, day] = iso.split('-');
	return `${day}.${month}.${year}`;
}
