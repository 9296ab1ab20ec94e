import { newsPreview } from '../../news-preview';
import type { RequestHandler } from './$types';

/** News of the city itself. */
export const GET: RequestHandler = ({ locals: { app }, params }) =>
	newsPreview(app, '', params.news);
