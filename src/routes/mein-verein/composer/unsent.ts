import { keepToSend } from '$lib/client/unsent-entries';

/** Only what was to be published goes out again by itself. */
export const isPublishing = (action: URL): boolean =>
	action.search.startsWith('?/veroeffentlichen');

export interface Unsent {
	/** Kept on this device, or standing on the page only. */
	where: 'device' | 'page';
	/** Its photo was with the form and is not kept. */
	photo: boolean;
}

/** It did not go out: it lies with the drafts of this device until it does. */
export function keepUnsent(
	action: URL,
	data: FormData,
	{ draft, seen }: { draft: string; seen: string },
): Unsent {
	const values: Record<string, string> = {};
	for (const [field, given] of data)
		if (typeof given === 'string' && field !== 'seen')
			values[field] = field in values ? `${values[field]},${given}` : given;
	const file = data.get('photo');
	const photo = file instanceof File && file.size > 0 && !values.pictureId;
	const to = { action: action.pathname + action.search, seen, photo };
	return { where: keepToSend(draft, values, to) ? 'device' : 'page', photo };
}
