import { enquirySchema } from '$lib/domain/enquiry/schema';
import { getLocale, localizeHref, m } from '$lib/messages';
import { findAskable, sendEnquiry, usualReplyDays } from '$lib/server/enquiries';
import { answerForm } from '$lib/server/http/form';
import { newId } from '$lib/server/platform/ids';
import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, request }) => {
	const { database, clock } = locals.app;
	const found = await database.read((db) => findAskable(db, params.slug, clock.now()));
	if (!found) error(404, m.need_not_found());
	if (found.kind === 'moved') redirect(301, localizeHref(`/mitmachen/${found.slug}/anfrage`));
	const lang = getLocale() === 'de' ? undefined : 'de';
	if (found.kind === 'closed') {
		const href = localizeHref(`/mitmachen/${params.slug}`);
		// Full, paused or over: its own page says so, and what else there is.
		if (request.method !== 'POST') redirect(303, href);
		// Closed while somebody wrote: without a script this page is all that has their words.
		const club = { name: '', person: '', phone: '' };
		return { id: newId(), closed: true, need: { title: found.title, href }, club, lang };
	}
	const { club, need } = found;
	return {
		id: newId(),
		closed: false,
		need: { title: need.title, href: localizeHref(`/mitmachen/${need.slug}`) },
		club: { name: club.name, person: club.person, phone: club.phone },
		replyDays: await database.read((db) => usualReplyDays(db, club.id, clock.now())),
		lang,
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: enquirySchema,
			limit: { what: 'enquiry', most: app.settings.limits.formsPerHour, windowSeconds: 3600 },
			run: (input) => sendEnquiry(app, event.params.slug, input, getLocale()),
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/anfrage/${outcome.key}?neu`));
	},
};
