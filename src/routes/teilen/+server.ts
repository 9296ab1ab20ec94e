import { localizeHref } from '$lib/messages';
import { redirect } from '@sveltejs/kit';
import { ART_OF } from '../mein-verein/composer/kinds';
import type { RequestHandler } from './$types';

/** What a phone hands over from another app. It becomes the beginning of a piece of news; who is not signed in does that first. */
export const GET: RequestHandler = ({ url }) => {
	const shared = new URLSearchParams();
	for (const name of ['title', 'text', 'url']) {
		const value = url.searchParams.get(name)?.trim();
		// As much as fits into an address everywhere; the rest is easily copied.
		if (value) shared.set(name, value.slice(0, 1_500));
	}
	redirect(303, `${localizeHref(`/mein-verein/neu/${ART_OF.news}`)}?${shared.toString()}`);
};
