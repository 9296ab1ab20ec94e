import { ENTRY_FORMS, type EntryContent } from '$lib/domain/writing/forms';
import type { WrittenKind } from '$lib/domain/writing/kinds';
import { m } from '$lib/messages';

const labels: Record<string, () => string> = {
	title: m.write_title,
	summary: m.write_summary,
	text: m.write_text,
	date: m.write_date,
	time: m.write_time,
	endTime: m.write_end_time,
	helpers: m.write_helpers,
	until: m.write_until,
	visibleUntil: m.write_until,
	price: m.write_price,
	link: m.write_event_link,
	placeName: m.reg_place_name,
	street: m.reg_place_street,
};

/** What somebody else wrote meanwhile, to be read beside one's own words. */
export const entryRows = (kind: WrittenKind, content: EntryContent) => {
	const values = ENTRY_FORMS[kind].valuesOf(content);
	return Object.entries(labels).flatMap(([field, label]) =>
		values[field] ? [{ label: label(), text: values[field] }] : [],
	);
};
