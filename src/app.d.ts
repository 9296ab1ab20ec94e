import type { App as Tohoop } from '$lib/server/app';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Stands in the log beside what really happened. */
			errorId?: string;
		}
		interface Locals {
			app: Tohoop;
			requestId: string;
			/** Set by handleError, so that the answer becomes a 503 and not a 500. */
			failure?: 'unavailable';
		}
	}
}

export {};
