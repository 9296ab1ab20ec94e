import type { Handle } from '@sveltejs/kit';

/** Who is signed in. Asked once a request, and never by public pages: those are the same for everybody. */
export const meetPerson: Handle = ({ event, resolve }) => {
	let meeting: ReturnType<typeof event.locals.met> | undefined;
	event.locals.met = () => (meeting ??= meet());
	return resolve(event);

	async function meet() {
		const { sessions } = event.locals.app;
		const token = event.cookies.get(sessions.cookieName);
		return token ? sessions.meet(token) : undefined;
	}
};
