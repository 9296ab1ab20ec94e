import type { WrittenKind } from '$lib/domain/writing/kinds';
import { m } from '$lib/messages';

export const kindNames: Record<WrittenKind, () => string> = {
	news: m.write_kind_news,
	need: m.write_kind_need,
	event: m.write_kind_event,
};

export const kindHints: Record<WrittenKind, () => string> = {
	news: m.write_hint_news,
	need: m.write_hint_need,
	event: m.write_hint_event,
};

export const kindTitles: Record<WrittenKind, () => string> = {
	news: m.write_title_news,
	need: m.write_title_need,
	event: m.write_title_event,
};

export const editTitles: Record<WrittenKind, () => string> = {
	news: m.write_edit_news,
	need: m.write_edit_need,
	event: m.write_edit_event,
};
