import { enterCodeSchema } from '$lib/domain/sign-in/schema';
import { localizeHref } from '$lib/messages';
import { answerForm, type FormProblem } from '$lib/server/http/form';
import { landing, passkeysHere, setSession, signInFrom, wayOn } from '$lib/server/http/sign-in';
import { signInByCode, waitingCode } from '$lib/server/people';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const wrongCode = (left: number): FormProblem & { left: number } => ({
	values: {},
	errors: { code: 'signin_code_wrong' },
	left,
});

const again = (url: URL) => localizeHref('/anmelden') + wayOn(url, { abgelaufen: '' });

export const load: PageServerLoad = async ({ locals, url }) => {
	const id = url.searchParams.get('anfrage');
	if (!id) redirect(303, localizeHref('/anmelden') + wayOn(url));
	const waiting = await waitingCode(locals.app, id);
	if (!waiting) redirect(303, again(url));
	return { ...waiting, way: wayOn(url), demo: locals.app.settings.demo };
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const outcome = await answerForm(event, {
			schema: enterCodeSchema,
			limit: { what: 'sign-in', most: app.settings.limits.signInPerMinute, windowSeconds: 60 },
			run: (input) => signInByCode(app, input, signInFrom(event)),
		});
		if ('status' in outcome) return outcome;
		if (outcome.kind === 'over') redirect(303, again(event.url));
		if (outcome.kind === 'wrong') return fail(400, wrongCode(outcome.left));
		setSession(event, outcome.cookie);
		const onward = landing(event.url, outcome.office);
		// Where a second step is due anyway, one thing at a time.
		if (!outcome.offer || outcome.office || !passkeysHere(event)) redirect(303, onward);
		redirect(
			303,
			`${localizeHref('/mein-verein/konto/passkeys')}?weiter=${encodeURIComponent(onward)}`,
		);
	},
};
