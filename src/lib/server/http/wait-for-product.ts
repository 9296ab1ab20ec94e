import type { Handle } from '@sveltejs/kit';
import { currentProduct } from './current-product';
import { plainPage } from './plain-page';

/** Hands the app to routes; while there is none, or none that can answer, says so and when to come back. */
export const waitForProduct: Handle = ({ event, resolve }) => {
	const product = currentProduct();
	if (!product || event.route.id?.startsWith('/health')) return resolve(event);
	const { app } = product;
	// In the middle of the start the database is open already, but not everything is in.
	if (!app || product.phase === 'starting') return plainPage(event.request, 503, 'starting', 2);
	event.locals.app = app;
	if (!app.database.available() && event.request.method === 'GET')
		return plainPage(event.request, 503, 'unavailable', 5);
	return resolve(event);
};
