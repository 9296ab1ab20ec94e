import { getLocale, localizeHref, m } from '$lib/messages';
import { listInbox } from '$lib/server/enquiries';
import { signedIn } from '$lib/server/http/signed-in';
import { moment } from '../../enquiry-words';
import type { PageServerLoad } from './$types';

const HOUR_MS = 3_600_000;

export const load: PageServerLoad = async ({ locals }) => {
	const met = await signedIn(locals);
	const { app } = locals;
	const now = app.clock.now();
	const locale = getLocale();
	const rows = (await listInbox(app, met)).map((row) => ({
		id: row.id,
		href: localizeHref(`/mein-verein/anfragen/${row.id}`),
		state: row.state,
		name: row.name || m.watch_hidden(),
		message: row.message.slice(0, 160),
		need: row.need ?? row.club,
		club: row.club,
		assignee: row.assignee ?? '',
		when: moment(row.createdAt, locale, now),
		/** Hours since somebody waits for a word of ours. */
		waits: row.waitingSince
			? Math.max(0, Math.floor((now.getTime() - row.waitingSince.getTime()) / HOUR_MS))
			: undefined,
	}));
	return {
		waiting: rows.filter(({ waits }) => waits !== undefined),
		others: rows.filter(({ waits }) => waits === undefined),
	};
};
