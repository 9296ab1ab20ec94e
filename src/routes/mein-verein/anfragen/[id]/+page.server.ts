import {
	assignSchema,
	clarifySchema,
	messageSchema,
	noteSchema,
	READY_REPLIES,
} from '$lib/domain/enquiry/schema';
import { enquiryStates } from '$lib/domain/enquiry/states';
import { formatDate } from '$lib/domain/time/format';
import { dateOf, toLocal } from '$lib/domain/time/local';
import { getLocale, localizeHref, m } from '$lib/messages';
import {
	clarify,
	closeOrReopen,
	note,
	passOn,
	readyReply,
	reply,
	showToClub,
} from '$lib/server/enquiries';
import { answerForm } from '$lib/server/http/form';
import { signedIn } from '$lib/server/http/signed-in';
import { newId } from '$lib/server/platform/ids';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { moment } from '../../../enquiry-words';
import type { Actions, PageServerLoad } from './$types';

const DAY_MS = 86_400_000;
/** A talk is written down within two weeks. */
const DAYS_BACK = 14;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const met = await signedIn(locals);
	const { app } = locals;
	const found = await showToClub(app, met, params.id);
	const { contact, enquiry } = found;
	// Erased: there is nobody to answer any more.
	if (!contact) error(410, m.enq_state_erased());
	const locale = getLocale();
	const now = app.clock.now();
	const thisYear = Number(toLocal(now).slice(0, 4));
	const day = (at: Date) => formatDate(toLocal(at), { locale, thisYear });
	const volunteer = { locale: enquiry.locale === 'en' ? ('en' as const) : ('de' as const) };
	const names = { volunteer: contact.name, me: met.person.name };
	const chosen = READY_REPLIES.find((which) => which === url.searchParams.get('mit'));
	const can = enquiryStates.possible(found.state, 'writer');
	return {
		newId: newId(),
		noteId: newId(),
		state: found.state,
		name: contact.name,
		mail: contact.mail,
		phone: contact.phone,
		need: found.need && {
			title: found.need.title,
			href: localizeHref(`/mitmachen/${found.need.slug}`),
		},
		club: found.club.name,
		english: volunteer.locale === 'en',
		clarified: enquiry.clarifiedWay && {
			way: enquiry.clarifiedWay,
			day: enquiry.clarifiedOn
				? formatDate(`${enquiry.clarifiedOn}T12:00`, { locale, thisYear })
				: '',
			by: found.by,
		},
		messages: [
			{
				id: 'first',
				who: contact.name,
				when: moment(enquiry.createdAt, locale, now),
				text: contact.message,
				mine: false,
			},
			...found.messages.map((message) => ({
				id: message.id,
				who: message.fromClub ? (message.name ?? found.club.name) : contact.name,
				when: moment(message.createdAt, locale, now),
				text: message.text,
				mine: message.fromClub,
			})),
		],
		notes: found.notes.map((one) => ({
			id: one.id,
			who: one.name ?? '',
			when: moment(one.createdAt, locale, now),
			text: one.text,
			mine: true,
		})),
		colleagues: found.team
			.filter((member) => member.id !== met.person.id)
			.map((member) => ({ value: member.id, label: member.name })),
		assignee: enquiry.assigneeId ?? '',
		text: chosen ? readyReply(chosen, volunteer, names).text : '',
		enough: chosen === 'genug',
		replies: READY_REPLIES.map((which) => ({
			key: which,
			label: readyReply(which, { locale }).short,
			current: which === chosen,
		})),
		days: Array.from({ length: DAYS_BACK }, (_, back) => {
			const at = new Date(now.getTime() - back * DAY_MS);
			const names = [m.enq_today(), m.enq_yesterday()];
			return { value: dateOf(toLocal(at)), label: names[back] ?? day(at) };
		}),
		can: {
			reply: can.includes('reply'),
			clarify: can.includes('clarify'),
			close: can.includes('close'),
			reopen: can.includes('reopen'),
		},
	};
};

type Event = RequestEvent<{ id: string }>;

/** Each of these acts for whoever is signed in, and comes back to this page. */
const act =
	<S extends z.ZodObject>(
		schema: S,
		run: (
			app: Event['locals']['app'],
			who: Awaited<ReturnType<typeof signedIn>>,
			id: string,
			input: z.infer<S>,
		) => Promise<void>,
	) =>
	async (event: Event) => {
		const met = await signedIn(event.locals);
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema,
			run: async (input) => {
				await run(app, met, event.params.id, input);
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/mein-verein/anfragen/${event.params.id}`));
	};

export const actions: Actions = {
	antworten: act(messageSchema, reply),
	geklaert: act(clarifySchema, clarify),
	notiz: act(noteSchema, note),
	weitergeben: act(assignSchema, (app, who, id, { to }) => passOn(app, who, id, to)),
	schliessen: act(z.object({}), (app, who, id) => closeOrReopen(app, who, id, 'close')),
	oeffnen: act(z.object({}), (app, who, id) => closeOrReopen(app, who, id, 'reopen')),
};
