import { readList } from '$lib/domain/pages/shared-list';
import { getLocale } from '$lib/messages';
import { hitCard } from '../entdecken/hit-card';
import type { PageServerLoad } from './$types';

/** What is saved only the device knows. A list that somebody shared stands in the address, and nowhere else. */
export const load: PageServerLoad = async ({ locals: { app }, url }) => {
	const paths = readList(url.searchParams.get('liste') ?? '');
	if (paths.length === 0) return { shared: undefined };
	const cards = await app.discovery.cardsAt(paths);
	const context = { locale: getLocale(), now: app.clock.now() };
	const plain = (text: string) => (text ? [{ text, marked: false }] : []);
	return {
		shared: {
			hits: cards.map((card) =>
				hitCard(
					{
						...card,
						minutes: null,
						highlight: { name: plain(card.name), summary: plain(card.summary) },
					},
					'fuss',
					context,
				),
			),
			missing: paths.length - cards.length,
		},
	};
};
