import { m } from '$lib/messages';
import { findNeed } from '$lib/server/needs';
import { error, redirect } from '@sveltejs/kit';
import { needCalendarAnswer } from '../../calendar';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { app }, params }) => {
	const found = await app.database.read((db) => findNeed(db, params.slug, app.clock.now()));
	if (found?.kind === 'moved') redirect(301, `/mitmachen/${found.slug}.ics`);
	// As its page answers: what rests or is over was there once.
	if (found?.kind === 'gone') {
		const message = found.state === 'paused' ? m.map_need_paused : m.need_gone;
		error(410, message({ title: found.title }));
	}
	// Without a day of its own there is nothing to be entered.
	if (!found || found.sessions.length === 0) error(404, m.need_not_found());
	return needCalendarAnswer(app, found);
};
