import type { Daytime, Weekday } from '../vocabulary/keys';
import { WEEKDAYS } from '../vocabulary/keys';
import { wallMillis, type LocalDateTime } from './local';

export function weekdayOf(local: LocalDateTime): Weekday {
	const sundayFirst = new Date(wallMillis(local)).getUTCDay();
	return WEEKDAYS[(sundayFirst + 6) % 7] ?? 'mo';
}

/** Before 12 it is morning, from 17 on evening. */
export function daytimeOf(local: LocalDateTime): Daytime {
	const hour = Number(local.slice(11, 13));
	if (hour < 12) return 'vormittag';
	return hour < 17 ? 'nachmittag' : 'abend';
}

export const isWeekend = (local: LocalDateTime): boolean => ['sa', 'so'].includes(weekdayOf(local));
