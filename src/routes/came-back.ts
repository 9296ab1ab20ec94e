import { m } from '$lib/messages';

interface CameBack {
	values: Record<string, string>;
	errors: Record<string, string>;
	problem?: string;
	left?: number;
}
export type Sentences = Record<string, () => string>;

/** What can go wrong with any form. */
const GENERAL: Sentences = {
	form_problem_unreadable: m.form_problem_unreadable,
	'too-large': m.form_problem_too_large,
	unreadable: m.form_problem_unreadable,
	'too-often': m.signin_too_often,
	unavailable: m.form_problem_unavailable,
	busy: m.form_problem_busy,
	'disk-full': m.form_problem_disk_full,
	refused: m.http_form_refused,
};

/** What a form that came back says, at its fields and above them, and what was typed. */
export function readBack(form: unknown, own: Sentences) {
	const back = (form ?? undefined) as CameBack | undefined;
	const say = (key: string | undefined) =>
		key === undefined ? undefined : (own[key] ?? GENERAL[key] ?? m.form_problem_unreadable)();
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
