/** What has to be said again from time to time: a need that runs, a series without an end, a club. */
export const FRESH_KINDS = ['need', 'event', 'club'] as const;
export type FreshKind = (typeof FRESH_KINDS)[number];

export const FRESH_STEPS = ['ask', 'again', 'end'] as const;
export type FreshStep = (typeof FRESH_STEPS)[number];

export interface Rung {
	step: FreshStep;
	/** Days after the clock of the thing: a need counts to its end, the others from the last time somebody said yes. */
	days: number;
	/** Days at least after the rung below: after a downtime nobody is passed over. */
	after?: number;
}

/**
 * Asked by mail, asked again, and then it leaves the lists by itself. In between a page says honestly since when
 * nobody confirmed it, it sinks in the lists, and the coordination sees it. The promise on the pages is made of
 * this table, and so is the job that keeps it.
 */
export const ROUNDS: Readonly<Record<FreshKind, readonly Rung[]>> = {
	// A need says itself until when it is true: then it ends, whoever was asked.
	need: [
		{ step: 'ask', days: -10 },
		{ step: 'again', days: -3, after: 2 },
		{ step: 'end', days: 0 },
	],
	event: [
		{ step: 'ask', days: 180 },
		{ step: 'again', days: 200, after: 14 },
		{ step: 'end', days: 365, after: 60 },
	],
	club: [
		{ step: 'ask', days: 330 },
		{ step: 'again', days: 350, after: 14 },
		{ step: 'end', days: 545, after: 90 },
	],
};

/** So long after its end a need that nobody asked about is still asked about. */
export const LATE_DAYS = 30;
/** A key of a mail that lay about for longer opens nothing. */
export const KEY_DAYS = 120;
/** One mail a day at most, a little less so that the turn of the same hour finds it. */
export const BETWEEN_HOURS = 23;

/**
 * Asked twice and two weeks of silence later it says so itself and stands lower in the lists. A need needs no
 * such day: it says until when it is true, and ends then.
 */
export const STALE_DAYS = { event: 214, club: 365 } as const;

export const isStale = (kind: keyof typeof STALE_DAYS, since: Date | null, now: Date): boolean =>
	since === null || now.getTime() - since.getTime() > STALE_DAYS[kind] * 86_400_000;
