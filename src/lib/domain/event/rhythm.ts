import type { LocalDateTime } from '../time/local';
import { weekdayOf } from '../time/weekday';
import { WEEKDAYS, type Weekday } from '../vocabulary/keys';
import { RULE_DAYS } from './repeat';

/** What people say of a rule: how often, and on which days. The rest of it shows in the dates themselves. */
export interface Rhythm {
	every: 'day' | 'week' | 'month' | 'year';
	/** 2: every other. */
	interval: number;
	/** Of a week in their order; of a month at most one. */
	days: readonly Weekday[];
	/** Which one of the month, the last is -1. */
	nth: Nth | null;
}
export const NTHS = [1, 2, 3, 4, -1] as const;
export type Nth = (typeof NTHS)[number];

const EVERY: Readonly<Record<string, Rhythm['every']>> = {
	DAILY: 'day',
	WEEKLY: 'week',
	MONTHLY: 'month',
	YEARLY: 'year',
};

export function rhythmOf(rule: string, start: LocalDateTime): Rhythm {
	const parts = new Map(rule.split(';').map((part) => pair(part.toUpperCase())));
	const every = EVERY[parts.get('FREQ') ?? ''] ?? 'month';
	const interval = Math.max(1, Number(parts.get('INTERVAL') ?? 1) || 1);
	const by = parts.get('BYDAY')?.split(',') ?? [];
	if (every === 'month') return { every, interval, ...oneOfMonth(by, parts.get('BYSETPOS')) };
	const named = WEEKDAYS.filter((_, at) => by.includes(RULE_DAYS[at] ?? ''));
	// "Daily, on Monday and Thursday" is a week.
	if (every === 'day' && interval === 1 && named.length > 0)
		return { every: 'week', interval, days: named, nth: null };
	const days = named.length > 0 ? named : [weekdayOf(start)];
	return { every, interval, days: every === 'week' ? days : [], nth: null };
}

/** "2WE", or "WE" with BYSETPOS=2; anything else of a month is told by its dates. */
function oneOfMonth(by: readonly string[], position = ''): Pick<Rhythm, 'days' | 'nth'> {
	const [, which = '', name = ''] = /^([+-]?\d)?([A-Z]{2})$/.exec(by.join()) ?? [];
	const day = WEEKDAYS[RULE_DAYS.findIndex((one) => one === name)];
	const nth = NTHS.find((one) => one === Number(which || position || Number.NaN));
	return day && nth ? { days: [day], nth } : { days: [], nth: null };
}

function pair(part: string): [name: string, value: string] {
	const [name = '', value = ''] = part.split('=');
	return [name.trim(), value.trim()];
}
