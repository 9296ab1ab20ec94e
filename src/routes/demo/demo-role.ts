import { m } from '$lib/messages';

type About = 'owner' | 'writer' | 'waiting-owner' | 'coordinator' | 'agency' | 'admin';

const roles: Record<About, (inputs: { club: string }) => string> = {
	owner: m.signin_demo_owner,
	writer: m.signin_demo_writer,
	'waiting-owner': m.signin_demo_waiting,
	coordinator: m.signin_demo_coordinator,
	agency: m.signin_demo_agency,
	admin: m.signin_demo_admin,
};

/** What one sees through the eyes of this person. */
export const demoRole = ({ about, club }: { about: About; club?: string }): string =>
	roles[about]({ club: club ?? '' });
