import { messageSchema, READY_REPLIES } from '$lib/domain/enquiry/schema';
import { getLocale, localizeHref } from '$lib/messages';
import { openAnswer, readyReply, replyByKey } from '$lib/server/enquiries';
import { answerForm } from '$lib/server/http/form';
import { newId } from '$lib/server/platform/ids';
import { redirect } from '@sveltejs/kit';
import { moment } from '../../enquiry-words';
import type { Actions, PageServerLoad } from './$types';

/** From a mail, two taps: this page with a reply in the field, and sending it. Looking at it sends nothing. */
export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	const { app } = locals;
	const opened = await openAnswer(app, params.key);
	if (!opened) redirect(303, localizeHref('/link-abgelaufen'));
	setHeaders({ 'cache-control': 'no-store' });
	const volunteer = { locale: opened.locale === 'en' ? ('en' as const) : ('de' as const) };
	const me = { locale: getLocale() };
	const names = { volunteer: opened.contact.name, me: opened.person ?? opened.club };
	const chosen = READY_REPLIES.find((which) => which === url.searchParams.get('mit'));
	return {
		newId: newId(),
		done: url.searchParams.has('danke'),
		state: opened.state,
		mayAnswer: ['sent', 'answered', 'clarified'].includes(opened.state),
		need: opened.need ?? opened.club,
		club: opened.club,
		name: opened.contact.name,
		said: opened.contact.message,
		when: moment(opened.createdAt, getLocale(), app.clock.now()),
		text: chosen ? readyReply(chosen, volunteer, names).text : '',
		enough: chosen === 'genug',
		replies: READY_REPLIES.map((which) => ({
			key: which,
			label: readyReply(which, me).short,
			current: which === chosen,
		})),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: messageSchema,
			limit: {
				what: 'enquiry-answer',
				most: 4 * app.settings.limits.formsPerHour,
				windowSeconds: 3600,
			},
			run: async (input) => {
				await replyByKey(app, event.params.key, input);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/antwort/${event.params.key}?danke`));
	},
};
