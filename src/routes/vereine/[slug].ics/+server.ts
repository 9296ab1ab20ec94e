import { m } from '$lib/messages';
import { findClub } from '$lib/server/clubs';
import { listCalendarRows } from '$lib/server/events';
import { error, redirect } from '@sveltejs/kit';
import { calendarAnswer } from '../../calendar';
import type { RequestHandler } from './$types';

/** The dates of one club, to subscribe to. */
export const GET: RequestHandler = async ({ locals: { app }, params }) => {
	const found = await app.database.read((db) => findClub(db, params.slug));
	if (found?.kind === 'moved') redirect(301, `/vereine/${found.slug}.ics`);
	if (found?.kind !== 'here') error(404, m.club_not_found());
	const { id, slug, name } = found.club;
	const rows = await app.database.read((db) =>
		listCalendarRows(db, { from: app.clock.now(), clubId: id }),
	);
	return calendarAnswer(app, rows, { name, path: `/vereine/${slug}.ics`, fileName: slug });
};
