import { families } from '$lib/domain/vocabulary/topics';
import { labelOf } from '$lib/domain/vocabulary/term';
import type { App } from '$lib/server/app';
import { drawPreview, type PreviewText } from '$lib/server/previews';
import { familyOf } from '../cards/card-context';

// Pictures speak German, as the clubs do: one for every language.
export const de = { locale: 'de' } as const;

interface Thing {
	id: string;
	topics: readonly string[];
	kind: string;
	title: string;
	facts: readonly (string | undefined)[];
	by: string;
}

/** Messengers ask once and keep it; who changes a title sees it within the hour. */
const CACHE = 'public, max-age=3600';

export async function previewAnswer({ previews, city }: App, thing: Thing): Promise<Response> {
	const family = familyOf(thing.topics);
	const text: PreviewText = {
		family,
		kind: [thing.kind, labelOf(families, family, 'de')].filter(Boolean).join(' · '),
		title: thing.title,
		facts: thing.facts.filter(Boolean).join(' · '),
		by: thing.by,
		product: city.product,
	};
	const png = await previews.picture(thing.id, drawPreview(text));
	return new Response(png, {
		headers: {
			'content-type': 'image/png',
			'cache-control': CACHE,
			// Shown by others, beside a link to us.
			'cross-origin-resource-policy': 'cross-origin',
		},
	});
}
