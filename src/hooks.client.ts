import type { HandleClientError } from '@sveltejs/kit';

/** What could not be fetched is no fault of the page: the layout asks for it as a whole document then. */
export const handleError: HandleClientError = ({ error, message }) => ({
	message,
	unreached: error instanceof TypeError,
});
