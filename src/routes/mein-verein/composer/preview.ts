import type { EventContent } from '$lib/domain/event/content';
import type { EntryContent } from '$lib/domain/writing/forms';
import type { WrittenKind } from '$lib/domain/writing/kinds';
import { getLocale } from '$lib/messages';
import type { App } from '$lib/server/app';
import { listClashes } from '$lib/server/entries';
import { entryPreview, type EntryPreview } from '../../cards/entry-preview';
import type { Chosen } from '../chosen-club';
import { clashWords } from './clash-words';

export interface Preview {
	shown: EntryPreview;
	/** What else takes place then and there. */
	clashes: string[];
}

/** As everybody would see it, and what only those who write want to know of it. */
export async function previewOf(
	app: App,
	{ met, club }: Chosen,
	kind: WrittenKind,
	{ id, content }: { id: string; content: EntryContent },
): Promise<Preview> {
	const shown = await entryPreview(app, { kind, id, clubId: club.id, content });
	if (kind !== 'event') return { shown, clashes: [] };
	const { localStart } = content as EventContent;
	const where = { clubId: club.id, id, localStart, district: shown.district };
	const clashes = await listClashes(app, met, where);
	return { shown, clashes: clashes.map((one) => clashWords(one, getLocale())) };
}
