import { readForm } from '$lib/server/http/body';
import { noSuchPage } from '$lib/server/http/no-such-page';
import { landing, setSession, signInFrom } from '$lib/server/http/sign-in';
import { signInAsDemoPerson } from '$lib/server/people';
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** To be pressed, never followed: a link signs nobody in. */
export const GET: RequestHandler = () => noSuchPage();

export const POST: RequestHandler = async (event) => {
	const { app } = event.locals;
	if (!app.settings.demo) return noSuchPage();
	const key = (await readForm(event.request)).get('person');
	if (typeof key !== 'string') return noSuchPage();
	const signedIn = await signInAsDemoPerson(app, key, signInFrom(event));
	setSession(event, signedIn.cookie);
	redirect(303, landing(event.url, signedIn.office));
};
