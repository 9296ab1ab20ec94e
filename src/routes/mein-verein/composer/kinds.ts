import { error } from '@sveltejs/kit';
import { WRITTEN_KINDS, type WrittenKind } from '$lib/domain/writing/kinds';
import { m } from '$lib/messages';

/** What stands in the address of each composer. */
export const ART_OF: Record<WrittenKind, string> = {
	news: 'neuigkeit',
	need: 'hilfe',
	event: 'termin',
};

export function kindOf(art: string): WrittenKind {
	const kind = WRITTEN_KINDS.find((one) => ART_OF[one] === art);
	return kind ?? error(404, m.error_not_found());
}
