import { m } from '$lib/messages';

const sentences: Record<string, () => string> = {
	input_mail_unreadable: m.input_mail_unreadable,
	person_name_missing: m.person_name_missing,
	reg_sixteen_missing: m.reg_sixteen_missing,
	input_short_too_long: m.input_short_too_long,
	person_mail_missing: m.person_mail_missing,
	factor_code_missing: m.factor_code_missing,
	factor_wrong: m.factor_wrong,
	pk_wrong: m.pk_wrong,
	pk_missing: m.pk_wrong,
	signin_code_missing: m.signin_code_missing,
	signin_code_unreadable: m.signin_code_unreadable,
	form_problem_unreadable: m.form_problem_unreadable,
	'too-large': m.form_problem_too_large,
	unreadable: m.form_problem_unreadable,
	'too-often': m.signin_too_often,
	unavailable: m.form_problem_unavailable,
	busy: m.form_problem_busy,
	'disk-full': m.form_problem_disk_full,
	refused: m.http_form_refused,
};

/** What a key of a form that came back says to a person. */
export const sentenceOf = (key: string | undefined): string | undefined =>
	key === undefined ? undefined : (sentences[key] ?? m.form_problem_unreadable)();
