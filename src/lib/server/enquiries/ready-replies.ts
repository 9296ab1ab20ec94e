import type { ReadyReply } from '$lib/domain/enquiry/schema';
import { m } from '$lib/messages';

type Say = { locale: 'de' | 'en' };

/** What stands on the button, and what it puts into the field. */
export function readyReply(
	which: ReadyReply,
	say: Say,
	names: { volunteer: string; me: string } = { volunteer: '', me: '' },
): { short: string; text: string } {
	switch (which) {
		case 'gern':
			return { short: m.enq_ready_yes({}, say), text: m.enq_ready_yes_text(names, say) };
		case 'frage':
			return { short: m.enq_ready_ask({}, say), text: m.enq_ready_ask_text(names, say) };
		case 'genug':
			return { short: m.enq_ready_enough({}, say), text: m.enq_ready_enough_text(names, say) };
	}
}
