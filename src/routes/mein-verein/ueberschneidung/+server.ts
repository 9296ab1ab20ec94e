import { dateField, timeField } from '$lib/domain/fields';
import { getLocale } from '$lib/messages';
import { clubWithPlace } from '$lib/server/clubs';
import { listClashes } from '$lib/server/entries';
import { isId } from '$lib/server/platform/ids';
import { json } from '@sveltejs/kit';
import { writingClub } from '../composer/begin';
import { clashWords } from '../composer/clash-words';
import type { RequestHandler } from './$types';

/** What else is on around that time in the club's part of the town, while one is still writing. */
export const GET: RequestHandler = async (event) => {
	const { met, club } = await writingClub(event);
	const { app } = event.locals;
	const query = event.url.searchParams;
	const date = dateField.safeParse(query.get('tag') ?? '');
	const time = timeField.safeParse(query.get('zeit') ?? '');
	const id = query.get('id') ?? '';
	if (!date.data || !time.data || !isId(id)) return json([]);
	const found = await app.database.read((db) => clubWithPlace(db, club.id));
	const clashes = await listClashes(app, met, {
		...{ clubId: club.id, id, localStart: `${date.data}T${time.data}` },
		district: found?.club.district ?? null,
	});
	return json(clashes.map((one) => clashWords(one, getLocale())));
};
