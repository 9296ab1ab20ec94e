import type { Handle } from '@sveltejs/kit';
import { currentProduct } from './current-product';
import { plainPage } from './plain-page';
import { problem } from './problem';
import { openReadBudget, type ReadBudget } from './read-budget';

const PARAMETERS = 100;
let budget: ReadBudget | undefined;

export const limitReading: Handle = ({ event, resolve }) => {
	const settings = currentProduct()?.settings;
	if (!settings || event.route.id?.startsWith('/health')) return resolve(event);
	const parameters = [...event.url.searchParams];
	// No text of this world holds a zero byte, and PostgreSQL takes none.
	const wrong = parameters.filter((each) => each.some((text) => text.includes('\0')));
	if (parameters.length > PARAMETERS || wrong.length > 0)
		return event.url.pathname.startsWith('/api/')
			? problem(
					400,
					'Invalid parameters',
					wrong.map(([parameter]) => ({ parameter, detail: 'a zero byte' })),
				)
			: plainPage(event.request, 400, 'bad-request');
	budget ??= openReadBudget(settings.limits.readPerSecond, settings.limits.readBurst);
	const wait = budget.spend(event.getClientAddress());
	return wait === 0 ? resolve(event) : plainPage(event.request, 429, 'too-often', wait);
};
