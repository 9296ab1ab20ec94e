import { ruleUntil } from '../time/recurrence';
import { WEEKDAYS } from '../vocabulary/keys';
import { weekdayOf } from '../time/weekday';

// Clubs choose among a few words; calendars get the rule they mean.

export const REPEATS = ['nie', 'woche', 'zwei-wochen', 'monat'] as const;
export type Repeat = (typeof REPEATS)[number];

/** Days of a week as rules name them, in the order of ours. */
export const RULE_DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** `date` YYYY-MM-DD; `until` the same, or empty: no end in sight. */
export function ruleOf(repeat: Repeat, date: string, until: string): string | null {
	if (repeat === 'nie') return null;
	const end = until === '' ? '' : `;UNTIL=${until.replaceAll('-', '')}`;
	switch (repeat) {
		case 'woche':
			return `FREQ=WEEKLY${end}`;
		case 'zwei-wochen':
			return `FREQ=WEEKLY;INTERVAL=2${end}`;
		case 'monat':
			return `FREQ=MONTHLY;BYDAY=${nth(date)}${dayOf(date)}${end}`;
	}
}

/** What was chosen; undefined for a rule of another calendar, which is kept as it is. */
export function repeatOf(
	rule: string | null,
	start: string,
): { repeat: Repeat; until: string } | undefined {
	if (!rule) return { repeat: 'nie', until: '' };
	const until = /UNTIL=/.test(rule) ? (ruleUntil(rule, start)?.slice(0, 10) ?? '') : '';
	const repeat = REPEATS.find((one) => ruleOf(one, start.slice(0, 10), until) === rule);
	return repeat && { repeat, until };
}

/** The fifth Tuesday is not in every month: then the last one is meant. */
const nth = (date: string): number => {
	const at = Math.ceil(Number(date.slice(8, 10)) / 7);
	return at === 5 ? -1 : at;
};

const dayOf = (date: string): string =>
	RULE_DAYS[WEEKDAYS.indexOf(weekdayOf(`${date}T00:00`))] ?? 'MO';
