import { messageSchema } from '$lib/domain/enquiry/schema';
import { OPEN_ENQUIRY_STATES } from '$lib/domain/enquiry/states';
import { getLocale, localizeHref, m } from '$lib/messages';
import { eraseNow, showToVolunteer, withdraw, writeBack } from '$lib/server/enquiries';
import { answerForm } from '$lib/server/http/form';
import { newId } from '$lib/server/platform/ids';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { moment } from '../../enquiry-words';
import type { Actions, PageServerLoad } from './$types';

/** Whoever holds the link sees it; looking at it changes nothing. */
export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	const { app } = locals;
	const found = await showToVolunteer(app, params.key);
	if (!found) error(404, m.enq_not_found());
	setHeaders({ 'cache-control': 'no-store' });
	const locale = getLocale();
	const now = app.clock.now();
	const { mine, club } = found;
	const open = (OPEN_ENQUIRY_STATES as readonly string[]).includes(found.state);
	const isSeen = found.need?.state === 'open' || found.need?.state === 'full';
	const comes = found.need?.nextAt && found.need.nextAt > now;
	return {
		newId: newId(),
		fresh: url.searchParams.has('neu'),
		address: `${app.settings.origins[0]}${localizeHref(`/anfrage/${params.key}`)}`,
		state: found.state,
		open,
		mayWrite: mine !== null && found.state !== 'withdrawn',
		reach: mine && (mine.mail || mine.phone),
		byMail: Boolean(mine?.mail),
		late: found.mailIsLate && found.state !== 'erased',
		need: found.need && {
			title: found.need.title,
			href: localizeHref(`/mitmachen/${found.need.slug}`),
			calendar: open && isSeen && comes ? `/mitmachen/${found.need.slug}.ics` : undefined,
		},
		club: { ...club, href: localizeHref(`/vereine/${club.slug}`) },
		clarified: found.clarifiedWay,
		replyDays: found.replyDays,
		messages: mine
			? [
					{
						id: 'first',
						who: m.enq_you(),
						when: moment(found.createdAt, locale, now),
						text: mine.message,
						mine: true,
					},
					...found.messages.map((message) => ({
						id: message.id,
						who: message.fromClub
							? message.name
								? m.enq_person_of({ name: message.name, club: club.name })
								: club.name
							: m.enq_you(),
						when: moment(message.createdAt, locale, now),
						text: message.text,
						mine: !message.fromClub,
					})),
				]
			: [],
	};
};

const again = (event: RequestEvent<{ key: string }>) =>
	localizeHref(`/anfrage/${event.params.key}`);

export const actions: Actions = {
	schreiben: async (event) => {
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: messageSchema.omit({ enough: true }),
			limit: {
				what: 'enquiry-message',
				most: 4 * app.settings.limits.formsPerHour,
				windowSeconds: 3600,
			},
			run: async (input) => {
				await writeBack(app, event.params.key, input);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, again(event));
	},
	zurueckziehen: async (event) => {
		const outcome = await answerForm(event, {
			schema: z.object({}),
			run: async () => {
				await withdraw(event.locals.app, event.params.key);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, again(event));
	},
	loeschen: async (event) => {
		const outcome = await answerForm(event, {
			schema: z.object({}),
			run: async () => {
				await eraseNow(event.locals.app, event.params.key);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, again(event));
	},
};
