import { getLocale, localizeHref } from '$lib/messages';
import { answerFreshness, openFreshness } from '$lib/server/freshness';
import { answerForm } from '$lib/server/http/form';
import { formatDate } from '$lib/domain/time/format';
import { toLocal } from '$lib/domain/time/local';
import { choice } from '$lib/domain/fields';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import type { Actions, PageServerLoad } from './$types';

const ANSWERS = { ja: 'yes', nein: 'no' } as const;

/** From a mail, two taps: this page, and the button on it. Looking at it says nothing: programs look at mails, too. */
export const load: PageServerLoad = async ({ locals: { app }, params, url, setHeaders }) => {
	const opened = await openFreshness(app, params.key);
	if (!opened) redirect(303, localizeHref('/link-abgelaufen'));
	setHeaders({ 'cache-control': 'no-store' });
	const { kind, thing, state } = opened;
	const own = `verein=${encodeURIComponent(thing.clubSlug)}`;
	return {
		...{ kind, state, title: thing.title, club: thing.club },
		day: formatDate(toLocal(thing.since), { locale: getLocale(), thisYear: 0 }),
		/** What was pressed in the mail comes first. */
		no: url.searchParams.get('antwort') === 'nein',
		editHref: localizeHref(
			kind === 'club' ? `/mein-verein/profil?${own}` : `/mein-verein/eintraege/${thing.id}?${own}`,
		),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: z.object({ antwort: choice(['ja', 'nein'], 'fresh_choose') }),
			limit: {
				what: 'freshness',
				most: 4 * app.settings.limits.formsPerHour,
				windowSeconds: 3600,
			},
			run: async ({ antwort }) => ({
				state: await answerFreshness(app, event.params.key, ANSWERS[antwort]),
			}),
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/bestaetigen/${event.params.key}`));
	},
};
