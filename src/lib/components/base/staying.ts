import { enhance } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import { keepTyped, wordFields } from '$lib/client/typed';
import { mount, unmount } from 'svelte';
import type { Action } from 'svelte/action';
import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import NotSent from './NotSent.svelte';

/** Why nothing of a form got through, if nothing did. */
export type WhyNotSent =
	| { why: 'no-network' | 'no-answer' }
	/** Our own fault, with the sentence that names its number. */
	| { why: 'failed'; sentence: string };

/**
 * A form sent by script stays as it is when it did not get through, with every word in it, and says so at its foot:
 * the page of an error would stand where the words do. Whatever `submit` does with an answer, `update` knows this.
 * Somebody was faster (409): what stands around the form is shown as it is now.
 */
export const staying: Action<HTMLFormElement, SubmitFunction | undefined> = (form, submit) => {
	let said: ReturnType<typeof mount> | undefined;
	const unsay = () => {
		if (said) void unmount(said);
		said = undefined;
	};
	// Where drafts are kept, words are in them.
	const typed = 'drafts' in form.dataset ? undefined : keepTyped(form);
	const kit = enhance(form, async (input) => {
		unsay();
		const then = await submit?.(input);
		return async (answer) => {
			const { result } = answer;
			if (result.type === 'success' || result.type === 'redirect') typed?.sent();
			const update: typeof answer.update = async (options) => {
				const reason = whyNotSent(result);
				if (reason) {
					said = mount(NotSent, { target: form, props: { ...reason, words: hasWords(form) } });
					return;
				}
				await answer.update(options);
				if (result.type === 'failure' && result.status === 409) await invalidateAll();
			};
			await (then ? then({ ...answer, update }) : update());
		};
	});
	return {
		destroy() {
			unsay();
			typed?.stop();
			kit.destroy();
		},
	};
};

export function whyNotSent(result: ActionResult): WhyNotSent | undefined {
	if (result.type === 'success' || result.type === 'failure' || result.type === 'redirect')
		return undefined;
	const error: unknown = result.error;
	if (result.status === undefined)
		return { why: error instanceof TypeError ? 'no-network' : 'no-answer' };
	if (result.status < 500) return undefined;
	return { why: 'failed', sentence: messageOf(error) };
}

const messageOf = (error: unknown): string =>
	typeof error === 'object' &&
	error !== null &&
	'message' in error &&
	typeof error.message === 'string'
		? error.message
		: '';

/** Somebody typed something that would be missed. */
const hasWords = (form: HTMLFormElement): boolean =>
	wordFields(form).some((field) => field.value.trim() !== '');
