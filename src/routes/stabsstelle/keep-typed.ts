import type { SubmitFunction } from '@sveltejs/kit';

/** Sent without leaving the page: what was typed stays in the form. */
export const keepTyped: SubmitFunction =
	() =>
	({ update }) =>
		update({ reset: false });
