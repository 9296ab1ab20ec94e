import { m } from '$lib/messages';
import { readBack } from '../came-back';

const sentences: Record<string, () => string> = {
	club_name_missing: m.club_name_missing,
	club_topics_missing: m.club_topics_missing,
	club_sentence_missing: m.club_sentence_missing,
	club_contact_missing: m.club_contact_missing,
	input_short_too_long: m.input_short_too_long,
	input_choice_unknown: m.input_choice_unknown,
	input_mail_unreadable: m.input_mail_unreadable,
	input_phone_unreadable: m.input_phone_unreadable,
	person_name_missing: m.person_name_missing,
	person_mail_missing: m.person_mail_missing,
	place_street_missing: m.place_street_missing,
	place_postcode_unreadable: m.place_postcode_unreadable,
	reg_note_missing: m.reg_note_missing,
	reg_note_too_long: m.reg_note_too_long,
	reg_place_missing: m.reg_place_missing,
	reg_sentence_too_long: m.reg_sentence_too_long,
	reg_sixteen_missing: m.reg_sixteen_missing,
	reg_topics_three: m.reg_topics_three,
	signin_code_missing: m.signin_code_missing,
	signin_code_unreadable: m.signin_code_unreadable,
};

/** What a form of the registration says when it comes back. */
export const cameBack = (form: unknown) => readBack(form, sentences);
