import type { ClubState } from './states';

const DAY_MS = 86_400_000;

/**
 * Whatever a club writes that nobody trusts yet waits, so links, pictures and entries of a new one need no
 * count of their own: none of them is public unseen. Only a photo has an address before anybody looked.
 */
export const NEW_CLUB = { days: 30, photosADay: 10 } as const;

/** Not let in yet, or not for long; whoever is trusted by hand is new no more. */
export const isNewClub = (
	{ state, publishedAt }: { state: ClubState; publishedAt: Date | null },
	now: Date,
): boolean =>
	state !== 'verified' &&
	(publishedAt === null || now.getTime() - publishedAt.getTime() < NEW_CLUB.days * DAY_MS);
