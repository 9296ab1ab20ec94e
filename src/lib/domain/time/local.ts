/**
 * What people mean by "Samstag, 10 Uhr": a date and a time on the wall, without a moment on the line of
 * time. Always written `YYYY-MM-DDTHH:mm`, so that text order is time order. Nothing here looks at the
 * zone of the process.
 */
export type LocalDateTime = string;
/** `YYYY-MM-DD` */
export type LocalDate = string;

/** Of every city there is; one beyond it needs its zone handed to all below. */
export const ZONE = 'Europe/Berlin';

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The wall-clock time as if it were UTC: only for arithmetic on the wall. */
export function wallMillis(local: LocalDateTime): number {
	const parts = LOCAL.exec(local);
	if (!parts) throw new RangeError(`not a local time: ${local.slice(0, 40)}`);
	const [, year, month, day, hour, minute] = parts.map(Number);
	return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute);
}

export const fromWallMillis = (millis: number): LocalDateTime =>
	new Date(millis).toISOString().slice(0, 16);

/** Is this text a local time that exists in the calendar (not 31 February)? */
export const isLocalDateTime = (text: string): boolean =>
	LOCAL.test(text) && !text.startsWith('0000') && fromWallMillis(wallMillis(text)) === text;

export const isLocalDate = (text: string): boolean => isLocalDateTime(`${text}T00:00`);

export const dateOf = (local: LocalDateTime): LocalDate => local.slice(0, 10);
export const timeOf = (local: LocalDateTime): string => local.slice(11, 16);
export const addMinutes = (local: LocalDateTime, minutes: number): LocalDateTime =>
	fromWallMillis(wallMillis(local) + minutes * MINUTE);
export const addDays = (local: LocalDateTime, days: number): LocalDateTime =>
	fromWallMillis(wallMillis(local) + days * DAY);
export const minutesBetween = (from: LocalDateTime, to: LocalDateTime): number =>
	(wallMillis(to) - wallMillis(from)) / MINUTE;

/**
 * The moment at which a clock in that zone shows this time. In the missing hour of spring it is the moment
 * the same time after midnight would have been (02:30 becomes 03:30); in the doubled hour of autumn the
 * first one, in summer time.
 */
export function toInstant(local: LocalDateTime, zone: string = ZONE): Date {
	const wall = wallMillis(local);
	const before = offsetAt(wall - DAY, zone);
	const after = offsetAt(wall + DAY, zone);
	for (const offset of before >= after ? [before, after] : [after, before])
		if (offsetAt(wall - offset, zone) === offset) return new Date(wall - offset);
	return new Date(wall - before);
}

/** What a clock in that zone shows at this moment. */
export const toLocal = (instant: Date, zone: string = ZONE): LocalDateTime =>
	fromWallMillis(instant.getTime() + offsetAt(instant.getTime(), zone));

/** In one night of spring the clock jumps from two to three: what lies between is shown by no clock. */
export const isOnTheClock = (local: LocalDateTime, zone: string = ZONE): boolean =>
	toLocal(toInstant(local, zone), zone) === local;

/** "2026-11-28T10:00:00+01:00": the wall and the moment in one. */
export function withOffset(local: LocalDateTime, zone: string = ZONE): string {
	const minutes = (wallMillis(local) - toInstant(local, zone).getTime()) / MINUTE;
	const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
	return `${local}:00${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(Math.abs(minutes) % 60)}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
	let clock = clocks.get(zone);
	if (!clock) {
		clock = new Intl.DateTimeFormat('en-US', {
			timeZone: zone,
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit',
		});
		clocks.set(zone, clock);
	}
	return clock;
}

/** Clocks are put forward and back on a quarter of an hour, and a page asks for few of them again and again. */
const QUARTER = 15 * MINUTE;
const MOST_KNOWN = 1_000;
const known = new Map<string, Map<number, number>>();

/** How far the clocks of the zone are ahead of UTC at this moment, in milliseconds. */
function offsetAt(moment: number, zone: string): number {
	const quarter = Math.floor(moment / QUARTER);
	const kept = known.get(zone);
	const offset = kept?.get(quarter) ?? lookUp(quarter * QUARTER, zone);
	if (kept && kept.size < MOST_KNOWN) kept.set(quarter, offset);
	else known.set(zone, new Map([[quarter, offset]]));
	return offset;
}

function lookUp(moment: number, zone: string): number {
	// "11/28/2026, 10:00:00"
	const [month, day, year, hour, minute, second] = clockOf(zone)
		.format(moment)
		.split(/\D+/)
		.map(Number);
	return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second) - moment;
}
