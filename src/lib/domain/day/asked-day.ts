import type { Weekday } from '../vocabulary/keys';
import {
	addDays,
	dateOf,
	timeOf,
	toInstant,
	type LocalDate,
	type LocalDateTime,
} from '../time/local';
import { weekdayOf } from '../time/weekday';

/** The day the start page asks about. */
export interface AskedDay {
	date: LocalDate;
	weekday: Weekday;
	/** It is today: then the question says so. */
	today: boolean;
	from: Date;
	until: Date;
}

/** People plan for Saturday; on the weekend itself for what is left of it. */
export function askedDay(now: LocalDateTime): AskedDay {
	const weekday = weekdayOf(now);
	const evening = timeOf(now) >= '18:00';
	let ahead: number;
	if (weekday === 'sa') ahead = evening ? 1 : 0;
	else if (weekday === 'so') ahead = evening ? 6 : 0;
	else ahead = ['sa', 'fr', 'do', 'mi', 'di', 'mo'].indexOf(weekday);
	const date = dateOf(addDays(now, ahead));
	return {
		date,
		weekday: weekdayOf(`${date}T12:00`),
		today: ahead === 0,
		from: ahead === 0 ? toInstant(now) : toInstant(`${date}T00:00`),
		until: toInstant(addDays(`${date}T00:00`, 1)),
	};
}
