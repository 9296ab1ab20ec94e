import { legalForms } from '$lib/domain/vocabulary/kinds';
import { labelOf } from '$lib/domain/vocabulary/term';
import { m } from '$lib/messages';
import { findClub } from '$lib/server/clubs';
import { error, redirect } from '@sveltejs/kit';
import { districtLabel } from '../../../cards/card-context';
import { de, previewAnswer } from '../../preview';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { app }, params }) => {
	const found = await app.database.read((db) => findClub(db, params.slug));
	if (found?.kind === 'moved') redirect(301, `/vorschau/vereine/${found.slug}.png`);
	if (found?.kind !== 'here') error(404, m.club_not_found());
	const { club } = found;
	const context = { ...de, city: app.city, now: app.clock.now() };
	return previewAnswer(app, {
		id: club.id,
		topics: club.topics,
		kind: labelOf(legalForms, club.legalForm, 'de'),
		title: club.name,
		facts: [club.sentence],
		by: districtLabel(context, club.district),
	});
};
