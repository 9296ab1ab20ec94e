import { addMinutes, minutesBetween, toInstant, ZONE, type LocalDateTime } from './local';
import { ruleStarts, ruleUntil } from './recurrence';

/** Something at a time, once or again and again. */
export interface Series {
	start: LocalDateTime;
	/** Of the first occurrence; the others last as long on the wall. Null: no end was said. */
	end: LocalDateTime | null;
	/** RFC 5545 RRULE without the name; null: once. */
	rule: string | null;
	/** Left out: a start, or a whole day (`YYYY-MM-DD`). */
	exceptions: readonly string[];
	/** Further starts beside the rule. */
	additions: readonly LocalDateTime[];
	zone?: string;
}

export interface Occurrence {
	start: LocalDateTime;
	end: LocalDateTime | null;
	startsAt: Date;
	/** Where no end was said: two hours later, so that it leaves the lists some time. */
	endsAt: Date;
}

/** How long something is taken to last whose end nobody said. */
const UNSAID_MINUTES = 120;

/** All that overlap `from` (inclusive) to `to` (exclusive), in order, each once, at most `max`. */
export function occurrences(
	series: Series,
	from: LocalDateTime,
	to: LocalDateTime,
	max = 1_000,
): Occurrence[] {
	const lasts = lengthOf(series);
	const earliest = addMinutes(from, -lasts);
	const starts = new Set([series.start, ...series.additions]);
	if (series.rule)
		for (const start of ruleStarts(series.rule, series.start, earliest, to)) starts.add(start);
	const left = new Set(series.exceptions);
	return [...starts]
		.filter((start) => start < to && (start >= from || addMinutes(start, lasts) > from))
		.filter((start) => !left.has(start) && !left.has(start.slice(0, 10)))
		.sort()
		.slice(0, max)
		.map((start) => occurrenceAt(series, start));
}

/** The one that is on at `after` or comes next; null when there is none in the coming 20 years. */
export function nextOccurrence(series: Series, after: LocalDateTime): Occurrence | null {
	// Most series come again soon: look near first, then far.
	for (const days of [62, 800, 7_320]) {
		const [next] = occurrences(
			series,
			after,
			addMinutes(later(after, series.start), days * 1_440),
			1,
		);
		if (next) return next;
	}
	return null;
}

/** When the last one is over; null for a series without end. */
export function lastEndsAt(series: Series): Date | null {
	const until = series.rule ? ruleUntil(series.rule, series.start) : series.start;
	if (!until) return null;
	const horizon = [until, ...series.additions].reduce(later, series.start);
	const all = occurrences(series, series.start, addMinutes(horizon, 1), Infinity);
	const last = all.at(-1) ?? occurrenceAt(series, series.start);
	return last.endsAt;
}

const later = (a: LocalDateTime, b: LocalDateTime) => (a > b ? a : b);

const lengthOf = (series: Series) =>
	series.end ? Math.max(0, minutesBetween(series.start, series.end)) : UNSAID_MINUTES;

function occurrenceAt(series: Series, start: LocalDateTime): Occurrence {
	const zone = series.zone ?? ZONE;
	const startsAt = toInstant(start, zone);
	const over = toInstant(addMinutes(start, lengthOf(series)), zone);
	return {
		start,
		end: series.end ? addMinutes(start, lengthOf(series)) : null,
		startsAt,
		// In the missing hour of spring a short event would end before it starts.
		endsAt: over > startsAt ? over : startsAt,
	};
}
