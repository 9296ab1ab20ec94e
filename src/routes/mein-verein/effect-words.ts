import { m } from '$lib/messages';
import type { Effect } from '$lib/server/effect';

const NO_BREAK = '\u00A0';

export const timesOpened = (count: number): string =>
	count === 0
		? m.effect_opened_never()
		: count === 1
			? m.effect_opened_once()
			: m.effect_opened({ count });

export const enquiriesIn = (count: number): string =>
	count === 1 ? m.effect_enquiry() : m.effect_enquiries({ count });

/** A number stays with its word, and the dot with what it follows. */
export const together = (parts: readonly string[]): string =>
	parts.map((part) => part.replaceAll(' ', NO_BREAK)).join(`${NO_BREAK}· `);

/** One line, or nothing as long as nothing happened. */
export function effectInShort({ seen, enquiries, answered }: Effect): string {
	if (seen === 0 && enquiries === 0) return '';
	const parts = [timesOpened(seen), enquiriesIn(enquiries)];
	if (enquiries > 0) parts.push(m.effect_answered_short({ count: answered }));
	return m.effect_short({ what: together(parts) });
}
