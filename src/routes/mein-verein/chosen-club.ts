import { noSuchPage } from '$lib/server/http/no-such-page';
import { signedIn } from '$lib/server/http/signed-in';
import { listOwnClubs, type Met, type OwnClub } from '$lib/server/people';
import type { RequestEvent } from '@sveltejs/kit';

export interface Chosen {
	met: Met;
	club: OwnClub;
	/** Says which club it is, where a person has several. */
	query: string;
}

/** The club this page is about: the one in the address, else the only or first one. Of others there is none. */
export async function chosenClub({
	locals,
	url,
}: Pick<RequestEvent, 'locals' | 'url'>): Promise<Chosen> {
	const met = await signedIn(locals);
	const clubs = await listOwnClubs(locals.app, met);
	const wanted = url.searchParams.get('verein');
	const club = wanted === null ? clubs[0] : clubs.find(({ slug }) => slug === wanted);
	if (!club) return noSuchPage();
	return { met, club, query: `?verein=${encodeURIComponent(club.slug)}` };
}
