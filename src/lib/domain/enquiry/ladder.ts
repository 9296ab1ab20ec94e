const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * What happens while nobody answers, and after how long. The promise to volunteers is made of this table,
 * and so is the job that keeps it.
 */
export const LADDER = [
	/** Whoever looks after it is reminded. */
	{ step: 'reminder', afterMs: 48 * HOUR_MS },
	/** The colleagues hear of it. */
	{ step: 'second-person', afterMs: 5 * DAY_MS },
	/** The coordination sees it, and the volunteer gets other ways to help. */
	{ step: 'coordination', afterMs: 7 * DAY_MS },
	/** The need asks nobody any more until the club comes back. */
	{ step: 'pause', afterMs: 14 * DAY_MS },
] as const;
/** From one rung to the next: a day, a little less so that the turn of the same hour finds it. */
export const BETWEEN_RUNGS_MS = 23 * HOUR_MS;
export type LadderStep = (typeof LADDER)[number]['step'];

/** Nobody gets a reminder at night: from eight to eight, on the clock of the city. */
export const isQuietHour = (localTime: string): boolean => {
	const hour = Number(localTime.slice(11, 13));
	return hour < 8 || hour >= 20;
};
