import { m } from '$lib/messages';

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
	form_problem_unreadable: m.form_problem_unreadable,
	'too-large': m.form_problem_too_large,
	unreadable: m.form_problem_unreadable,
	'too-often': m.signin_too_often,
	unavailable: m.form_problem_unavailable,
	'disk-full': m.form_problem_disk_full,
	refused: m.http_form_refused,
};

interface CameBack {
	values: Record<string, string>;
	errors: Record<string, string>;
	problem?: string;
	left?: number;
}

/** What a form that came back says, at its fields and above them, and what was typed. */
export function cameBack(form: unknown) {
	const back = (form ?? undefined) as CameBack | undefined;
	const say = (key: string | undefined) =>
		key === undefined ? undefined : (sentences[key] ?? m.form_problem_unreadable)();
	const error = (field: string) =>
		field === 'code' && back?.left !== undefined
			? m.signin_code_wrong({ count: back.left })
			: say(back?.errors[field]);
	const problem = say(back?.problem);
	return {
		error,
		value: (field: string, kept: string | undefined = '') => back?.values[field] ?? kept,
		/** A box that was sent empty is not in the form at all. */
		ticked: (field: string, kept = false) => (back ? field in back.values : kept),
		problems: [
			...(problem ? [{ text: problem }] : []),
			...[...Object.keys(back?.errors ?? {}), ...(back?.left === undefined ? [] : ['code'])].map(
				(field) => ({ field, text: error(field) ?? m.form_problem_unreadable() }),
			),
		],
	};
}
