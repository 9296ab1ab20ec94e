import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { owner, agency } = locals.app.city;
	return { contacts: [owner, agency].map(({ name, phone }) => ({ name, phone })) };
};
