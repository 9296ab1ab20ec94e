import { m } from '$lib/messages';
import { readBack } from './came-back';

const sentences: Record<string, () => string> = {
	enq_name_missing: m.enq_name_missing,
	enq_reach_missing: m.enq_reach_missing,
	enq_message_missing: m.enq_message_missing,
	enq_message_too_long: m.enq_message_too_long,
	enq_message_links: m.enq_message_links,
	enq_note_missing: m.enq_note_missing,
	enq_note_too_long: m.enq_note_too_long,
	enq_way_missing: m.enq_way_missing,
	enq_day_missing: m.enq_day_missing,
	input_short_too_long: m.input_short_too_long,
	input_mail_unreadable: m.input_mail_unreadable,
	input_phone_unreadable: m.input_phone_unreadable,
	input_choice_unknown: m.input_choice_unknown,
	'too-often': m.enq_too_often,
};

/** What a form of an enquiry says when it comes back. */
export const enquiryBack = (form: unknown) => readBack(form, sentences);

/** The same for somebody who asks; all that can be refused there is that nobody is looked for any more. */
export const askingBack = (form: unknown) => readBack(form, { ...sentences, refused: m.enq_gone });
