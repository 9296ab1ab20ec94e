import { invalidateAll } from '$app/navigation';
import type { SubmitFunction } from '@sveltejs/kit';

/** Somebody was faster: what stands around the form is how it is now, and what was typed stays in it. */
export const seeAnew: SubmitFunction =
	() =>
	async ({ result, update }) => {
		await update({ reset: false });
		if (result.type === 'failure' && result.status === 409) await invalidateAll();
	};
