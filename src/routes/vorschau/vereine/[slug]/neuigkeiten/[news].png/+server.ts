import { newsPreview } from '../../../../news-preview';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals: { app }, params }) =>
	newsPreview(app, params.slug, params.news);
