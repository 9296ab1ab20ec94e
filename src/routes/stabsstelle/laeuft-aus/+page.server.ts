import { loadCare } from '../care-page';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => loadCare(locals, url, 'laeuft-aus');
