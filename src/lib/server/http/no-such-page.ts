import { m } from '$lib/messages';
import { error } from '@sveltejs/kit';

/** With a sentence: Kit's own words for it are "Error: 404". */
export const noSuchPage = (): never => error(404, m.error_not_found());
