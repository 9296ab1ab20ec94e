import type { NavItem } from '$lib/components/frame/navigation';
import type { App as Tohoop } from '$lib/server/app';
import type { Met } from '$lib/server/people';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Of a refusal: what the answer says instead of 500. */
			status?: number;
			/** Stands in the log beside what really happened. */
			errorId?: string;
			/** The network or a file of ours was out of reach: nobody's fault. */
			unreached?: boolean;
			/** It may come back. */
			resting?: boolean;
			/** Of something that is gone: what may suit instead. */
			similar?: { href: string; title: string; by?: string }[];
		}
		interface PageData {
			/** What the page understood of its parameters, as "?wo=altstadt": the same page in another language. */
			query?: string;
			/** Under the thumb, where it is not the same for everybody. */
			tabs?: NavItem[] | undefined;
			/** No script at all runs on this page. */
			still?: true;
		}
		interface Locals {
			app: Tohoop;
			requestId: string;
			/** Who is signed in: looked up once, and only by pages that ask. */
			met: () => Promise<Met | undefined>;
			/** Somebody of the coordination looks at the area of this club, and may do nothing in it. */
			watched?: { clubId: string; name: string };
			/** Set by handleError for what is no fault of ours: the status the answer gets instead of 500. */
			failure?: { status: number };
		}
	}
}

export {};
