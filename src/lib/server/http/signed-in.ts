import { Refused } from '$lib/domain/result';
import type { Met } from '../people';

/** Whoever acts on this page; the guard sent everybody else away before. */
export async function signedIn(locals: App.Locals): Promise<Met> {
	const met = await locals.met();
	if (!met) throw new Refused('sign-in-first');
	return met;
}
