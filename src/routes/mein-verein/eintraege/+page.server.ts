import { eventReasonSchema } from '$lib/domain/event/schema';
import { choice, idField } from '$lib/domain/fields';
import { newsPath } from '$lib/domain/news/path';
import { formatDate, formatHour } from '$lib/domain/time/format';
import { toLocal } from '$lib/domain/time/local';
import { textField } from '$lib/domain/text';
import { WRITTEN_KINDS } from '$lib/domain/writing/kinds';
import { getLocale, localizeHref } from '$lib/messages';
import {
	dropDraft,
	listDrafts,
	listOwnEntries,
	writtenOf,
	type OwnEntry,
} from '$lib/server/entries';
import { listSingleDates, moveSingleDate } from '$lib/server/events';
import { answerForm } from '$lib/server/http/form';
import { moveEntry } from '$lib/server/writing';
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { writingClub } from '../composer/begin';
import { ART_OF } from '../composer/kinds';
import { actionWords, FIRST_ACTIONS, reasonOf } from './entry-words';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = new Set(['open', 'full', 'published', 'planned', 'moved', 'cancelled']);

export const load: PageServerLoad = async (event) => {
	const { met, club, query } = await writingClub(event);
	const { app } = event.locals;
	const locale = getLocale();
	const now = app.clock.now();
	const thisYear = Number(toLocal(now).slice(0, 4));
	const day = (at: Date) => formatDate(toLocal(at), { locale, thisYear });
	const entries = await listOwnEntries(app, met, club.id);
	const drafts = await listDrafts(app, met, club.id);
	const dates = await listSingleDates(app, met, club.id);
	const known = new Set(entries.map(({ id }) => id));
	const pathOf = (entry: OwnEntry) =>
		entry.kind === 'news'
			? newsPath(entry.slug, club.slug)
			: `/${entry.kind === 'need' ? 'mitmachen' : 'termine'}/${entry.slug}`;
	return {
		club: { name: club.name, slug: club.slug },
		query,
		drafts: drafts.map((draft) => ({
			id: draft.id,
			kind: draft.kind,
			title: (draft.values.title || draft.values.text || '').slice(0, 80),
			day: day(draft.updatedAt),
			author: draft.author,
			href: known.has(draft.id)
				? `/mein-verein/eintraege/${draft.id}${query}&entwurf`
				: `/mein-verein/neu/${ART_OF[draft.kind]}${query}&entwurf=${draft.id}`,
		})),
		entries: entries.map((entry) => ({
			id: entry.id,
			kind: entry.kind,
			title: entry.title,
			state: entry.state,
			until: entry.until && entry.kind === 'need' ? day(entry.until) : '',
			day: day(entry.updatedAt),
			href: SHOWN.has(entry.state) ? localizeHref(pathOf(entry)) : undefined,
			waits: entry.changeWaits && SHOWN.has(entry.state),
			reason: entry.verdict ? reasonOf(entry.verdict) : '',
			first: entry.possible.filter((action) => FIRST_ACTIONS.includes(action)),
			more: entry.possible.filter(
				(action) => action in actionWords && !FIRST_ACTIONS.includes(action),
			),
			dates: dates
				.filter(({ eventId }) => eventId === entry.id)
				.map(({ localStart, cancelled }) => ({
					value: localStart,
					label: `${formatDate(localStart, { locale, thisYear })}, ${formatHour(localStart, locale)}`,
					cancelled,
				})),
			copy: `/mein-verein/neu/${ART_OF[entry.kind]}${query}&von=${entry.id}`,
		})),
		online: event.url.searchParams.get('online'),
		/** Published a moment ago and never before: one tap takes it back. */
		fresh: event.url.searchParams.has('neu'),
		waits: event.url.searchParams.get('wartet'),
		kept: event.url.searchParams.has('entwurf'),
		done: event.url.searchParams.get('getan'),
	};
};

const moving = z.object({
	id: idField,
	kind: choice(WRITTEN_KINDS, 'input_choice_unknown'),
	tun: choice(Object.keys(actionWords), 'input_choice_unknown'),
	/** One date of a series; empty: all of it. */
	termin: textField({ max: 20, tooLong: 'input_choice_unknown', oneLine: true }),
	reason: textField({ max: 280, tooLong: 'input_sentence_too_long', oneLine: true }),
});

export const actions: Actions = {
	/** One tap on an entry. */
	tun: async (event) => {
		const { met, club, query } = await writingClub(event);
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: moving,
			run: async ({ id, kind, tun, termin, reason }) => {
				// Whoever wanted to come must be able to read why.
				if (tun === 'cancel' && !eventReasonSchema.safeParse({ reason }).success)
					return {
						values: { id, kind, tun, termin, reason },
						errors: { reason: 'event_reason_missing' },
					};
				if (kind === 'event' && termin !== '' && (tun === 'cancel' || tun === 'reinstate'))
					await moveSingleDate(app, met, {
						...{ clubId: club.id, id, localStart: termin, action: tun, reason },
					});
				else
					await moveEntry(app, met, writtenOf(kind), { clubId: club.id, id, action: tun, reason });
				return { done: tun };
			},
		});
		if ('status' in outcome) return outcome;
		if ('errors' in outcome) return fail(400, { values: outcome.values, errors: outcome.errors });
		redirect(303, localizeHref(`/mein-verein/eintraege${query}&getan=${outcome.done}`));
	},
	verwerfen: async (event) => {
		const { met, club, query } = await writingClub(event);
		const outcome = await answerForm(event, {
			schema: z.object({ id: idField }),
			run: async ({ id }) => {
				await dropDraft(event.locals.app, met, { clubId: club.id, id });
				return {};
			},
		});
		if ('status' in outcome) return outcome;
		redirect(303, localizeHref(`/mein-verein/eintraege${query}`));
	},
};
