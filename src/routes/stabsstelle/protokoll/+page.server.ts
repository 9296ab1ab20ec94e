import { cleanText } from '$lib/domain/text';
import { listLog, verifyLog } from '$lib/server/care';
import { answerForm } from '$lib/server/http/form';
import { signedIn } from '$lib/server/http/signed-in';
import { z } from 'zod';
import { pageOf } from '../care-page';
import { deedsSaying } from './log-words';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const met = await signedIn(locals);
	const filter = {
		q: cleanText(url.searchParams.get('q') ?? '').slice(0, 100),
		people: url.searchParams.has('menschen'),
		page: pageOf(url),
	};
	const actions = deedsSaying(filter.q);
	return { ...filter, ...(await listLog(locals.app, met, { ...filter, actions })) };
};

export const actions: Actions = {
	default: async (event) => {
		const met = await signedIn(event.locals);
		return answerForm(event, {
			schema: z.object({}),
			limit: { what: 'verify-log', most: 20, windowSeconds: 3_600 },
			run: async () => {
				const { ok, sealed } = await verifyLog(event.locals.app, met);
				return { verified: ok, sealed };
			},
		});
	},
};
