import { lastContent } from '$lib/server/entries';
import { WRITTEN_KINDS } from '$lib/domain/writing/kinds';
import { writingClub } from '../composer/begin';
import { ART_OF } from '../composer/kinds';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { met, club, query } = await writingClub(event);
	const ways = [];
	for (const kind of WRITTEN_KINDS) {
		const last = await lastContent(event.locals.app, met, { clubId: club.id, kind });
		ways.push({ kind, art: ART_OF[kind], last: last?.content.title });
	}
	return { club: club.name, query, ways };
};
