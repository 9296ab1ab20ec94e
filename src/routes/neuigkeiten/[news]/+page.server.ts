import { loadNewsPage } from '../news-page';
import type { PageServerLoad } from './$types';

/** Only read: a document with one small script (docs/decisions/0023). */
export const csr = false;

export const load: PageServerLoad = ({ locals, params }) =>
	loadNewsPage(locals.app, '', params.news);
