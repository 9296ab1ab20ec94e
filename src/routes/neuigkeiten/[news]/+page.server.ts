import { loadNewsPage } from '../news-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	loadNewsPage(locals.app, '', params.news);
