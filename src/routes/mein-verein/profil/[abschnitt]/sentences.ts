import { m } from '$lib/messages';

const sentences: Record<string, () => string> = {
	club_name_missing: m.club_name_missing,
	club_legal_form_missing: m.club_legal_form_missing,
	club_sentence_missing: m.club_sentence_missing,
	club_topics_missing: m.club_topics_missing,
	club_topics_too_many: m.club_topics_too_many,
	club_founded_unreadable: m.club_founded_unreadable,
	club_contact_missing: m.club_contact_missing,
	input_short_too_long: m.input_short_too_long,
	input_sentence_too_long: m.input_sentence_too_long,
	input_long_too_long: m.input_long_too_long,
	input_choice_unknown: m.input_choice_unknown,
	input_choice_too_many: m.input_choice_too_many,
	input_mail_unreadable: m.input_mail_unreadable,
	input_phone_unreadable: m.input_phone_unreadable,
	input_link_unreadable: m.input_link_unreadable,
	place_street_missing: m.place_street_missing,
	place_postcode_unreadable: m.place_postcode_unreadable,
	reg_place_missing: m.reg_place_missing,
	'too-large': m.form_problem_too_large,
	'too-often': m.form_problem_too_often,
	unavailable: m.form_problem_unavailable,
	'disk-full': m.form_problem_disk_full,
	refused: m.http_form_refused,
};

export const sentenceOf = (key: string | undefined): string | undefined =>
	key === undefined ? undefined : (sentences[key] ?? m.form_problem_unreadable)();
