import type { Actor } from '../rights/may';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a session lasts without being used, and at most. */
export interface Lifetime {
	idleMs: number;
	mostMs: number;
}

const SHARED: Lifetime = { idleMs: 30 * MINUTE, mostMs: 12 * HOUR };
const OFFICE: Lifetime = { idleMs: 30 * MINUTE, mostMs: 12 * HOUR };
const MEMBER: Lifetime = { idleMs: 14 * DAY, mostMs: 90 * DAY };
const OTHERS: Lifetime = { idleMs: 30 * DAY, mostMs: 180 * DAY };

/** So long after proving who they are, people may do what cannot be taken back easily. */
export const FRESH_MS = 10 * MINUTE;

/** The more somebody may do, the sooner a forgotten device must ask again. */
export function lifetimeOf(
	actor: Pick<Actor, 'memberships' | 'office'>,
	shared: boolean,
): Lifetime {
	if (actor.office) return OFFICE;
	if (shared) return SHARED;
	return actor.memberships.length > 0 ? MEMBER : OTHERS;
}
