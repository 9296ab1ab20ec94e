import { m } from '$lib/messages';
import { findCalendarRow } from '$lib/server/events';
import { error, redirect } from '@sveltejs/kit';
import { calendarAnswer } from '../../calendar';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { app }, params }) => {
	const found = await app.database.read((db) => findCalendarRow(db, params.slug, app.clock.now()));
	if (!found) error(404, m.event_not_found());
	const { slug } = found.event;
	if (slug !== params.slug) redirect(301, `/termine/${slug}.ics`);
	return calendarAnswer(app, [found], { path: `/termine/${slug}.ics`, fileName: slug });
};
