import { addDays, dateOf, toInstant, type LocalDateTime } from '../time/local';
import { weekdayOf } from '../time/weekday';

/** Words of an address for a span of time, such as `/entdecken?wann=woche`. */
export const SPANS = ['heute', 'morgen', 'wochenende', 'woche'] as const;
export type Span = (typeof SPANS)[number];

export function spanOf(span: Span, now: LocalDateTime): { from: Date; until: Date } {
	const day = (ahead: number) => toInstant(`${dateOf(addDays(now, ahead))}T00:00`);
	const from = toInstant(now);
	if (span === 'heute') return { from, until: day(1) };
	if (span === 'morgen') return { from: day(1), until: day(2) };
	if (span === 'woche') return { from, until: day(7) };
	const weekday = ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'].indexOf(weekdayOf(now));
	// On Saturday and Sunday it is this weekend, also when half of it is over.
	const toSunday = 6 - weekday;
	return { from: weekday >= 5 ? from : day(toSunday - 1), until: day(toSunday + 1) };
}
