import type { ClubState } from './club/states';
import type { EventState } from './event/states';
import type { NeedState } from './need/states';
import type { NewsState } from './news/states';

/**
 * What is public, said once, as data: the functions below and every SQL condition are made from the same
 * rule. `public` = its page answers; `listed` = search, map, lists, feeds, sitemap and API carry it.
 */
export interface PublicRule<S extends string = string, F extends string = string> {
	readonly states: readonly S[];
	/** The club must be in one of these; absent for clubs themselves. */
	readonly clubStates?: readonly ClubState[];
	/** May belong to the city itself (no club). */
	readonly cityToo?: boolean;
	/** Not before the moment in this field; an empty field hinders nothing. */
	readonly notBefore?: F;
	/** Not from the moment in this field on; an empty field hinders nothing. */
	readonly notAfter?: F;
}

export const PUBLIC_CLUB_STATES = ['approved', 'verified'] as const satisfies readonly ClubState[];

export const PUBLIC_CLUB = { states: PUBLIC_CLUB_STATES } as const satisfies PublicRule<ClubState>;

export const PUBLIC_NEED = {
	states: ['open', 'full'],
	clubStates: PUBLIC_CLUB_STATES,
	notBefore: 'publishFrom',
	notAfter: 'expiresAt',
} as const satisfies PublicRule<NeedState>;

/** A full need keeps its page, which says thank you; lists only carry what one can still answer. */
export const LISTED_NEED = {
	...PUBLIC_NEED,
	states: ['open'],
} as const satisfies PublicRule<NeedState>;

/** The page of an event stays after it is over: it was linked. */
export const PUBLIC_EVENT = {
	states: ['planned', 'moved', 'full', 'cancelled'],
	clubStates: PUBLIC_CLUB_STATES,
	cityToo: true,
} as const satisfies PublicRule<EventState>;

/** `lastEndsAt` is the end of the last occurrence, empty for a series without end. */
export const LISTED_EVENT = {
	...PUBLIC_EVENT,
	notAfter: 'lastEndsAt',
} as const satisfies PublicRule<EventState>;

export const PUBLIC_NEWS = {
	states: ['published'],
	clubStates: PUBLIC_CLUB_STATES,
	cityToo: true,
	notBefore: 'publishedAt',
	notAfter: 'visibleUntil',
} as const satisfies PublicRule<NewsState>;

interface OfClub {
	/** Null: it belongs to the city itself. */
	clubState: ClubState | null;
}
export interface ClubFacts {
	state: ClubState;
}
export interface NeedFacts extends OfClub {
	state: NeedState;
	publishFrom: Date | null;
	expiresAt: Date | null;
}
export interface EventFacts extends OfClub {
	state: EventState;
	lastEndsAt: Date | null;
}
export interface NewsFacts extends OfClub {
	state: NewsState;
	publishedAt: Date | null;
	visibleUntil: Date | null;
}

export const isPublicClub = (club: ClubFacts): boolean => holds(PUBLIC_CLUB, club, NEVER_ASKED);
export const isPublicNeed = (need: NeedFacts, now: Date): boolean => holds(PUBLIC_NEED, need, now);
export const isListedNeed = (need: NeedFacts, now: Date): boolean => holds(LISTED_NEED, need, now);
export const isPublicEvent = (event: EventFacts): boolean =>
	holds(PUBLIC_EVENT, event, NEVER_ASKED);
export const isListedEvent = (event: EventFacts, now: Date): boolean =>
	holds(LISTED_EVENT, event, now);
export const isPublicNews = (news: NewsFacts, now: Date): boolean => holds(PUBLIC_NEWS, news, now);

/** Rules without dates never look at the clock. */
const NEVER_ASKED = new Date(0);

function holds<F extends string = never>(
	rule: PublicRule<string, F>,
	thing: { state: string; clubState?: ClubState | null } & { [K in NoInfer<F>]?: Date | null },
	now: Date,
): boolean {
	if (!rule.states.includes(thing.state)) return false;
	if (rule.clubStates) {
		if (!thing.clubState) {
			if (!rule.cityToo) return false;
		} else if (!rule.clubStates.includes(thing.clubState)) return false;
	}
	const from = rule.notBefore ? thing[rule.notBefore] : null;
	if (from && now < from) return false;
	const until = rule.notAfter ? thing[rule.notAfter] : null;
	return !until || now < until;
}
