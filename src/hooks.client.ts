import { hasArrived, standAsSent } from '$lib/client/arrival';
import type { HandleClientError } from '@sveltejs/kit';

/** What could not be fetched is no fault of the page: the layout asks for it as a whole document then. */
export const handleError: HandleClientError = ({ error, message }) =>
	hasArrived() ? { message, unreached: error instanceof TypeError } : standAsSent();
