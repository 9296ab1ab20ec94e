import { addDays, minutesBetween, type LocalDateTime } from './local';

/** Date and times as forms ask for them. */
export interface SpanFields {
	date: string;
	time: string;
	endDate?: string;
	endTime: string;
}

/** An end at night that is earlier than the start means the next morning, until this hour. */
const NIGHT_ENDS = '06:00';

export function spanOf(fields: SpanFields): { start: LocalDateTime; end: LocalDateTime | null } {
	const start = `${fields.date}T${fields.time}`;
	if (fields.endTime === '')
		return { start, end: fields.endDate ? `${fields.endDate}T23:59` : null };
	const end = `${fields.endDate || fields.date}T${fields.endTime}`;
	const overNight = !fields.endDate && end <= start && fields.endTime <= NIGHT_ENDS;
	return { start, end: overNight ? addDays(end, 1) : end };
}

/** Does it end after it starts, and within a month? */
export function isMoment(fields: SpanFields): boolean {
	const { start, end } = spanOf(fields);
	return end === null || (end > start && minutesBetween(start, end) <= 31 * 1_440);
}
