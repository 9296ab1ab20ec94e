import { rhythmOf, type Nth, type Rhythm } from '$lib/domain/event/rhythm';
import type { LocalDateTime } from '$lib/domain/time/local';
import { labelOf } from '$lib/domain/vocabulary/term';
import { weekdays } from '$lib/domain/vocabulary/tasks';
import { m } from '$lib/messages';

type Locale = 'de' | 'en';
const nths: Record<`${Nth}`, (inputs: object, say: { locale: Locale }) => string> = {
	1: m.card_nth_1,
	2: m.card_nth_2,
	3: m.card_nth_3,
	4: m.card_nth_4,
	[-1]: m.card_nth_last,
};

/** "jeden Dienstag und Donnerstag", "jeden ersten Samstag im Monat" */
export function repeatLabel(rule: string, start: LocalDateTime, locale: Locale): string {
	const { every, interval: count, nth, ...rhythm } = rhythmOf(rule, start);
	const say = { locale };
	const weekday = daysIn(rhythm, locale);
	switch (every) {
		case 'day':
			return count > 1 ? m.card_every_days({ count }, say) : m.card_daily({}, say);
		case 'week':
			return count > 1
				? m.card_every_weeks({ count, weekday }, say)
				: m.card_every({ weekday }, say);
		case 'month': {
			const which = nth ? nths[`${nth}`]({}, say) : '';
			if (count > 1) return m.card_every_months({ count }, say);
			return which ? m.card_every_nth({ which, weekday }, say) : m.card_monthly({}, say);
		}
		case 'year':
			return m.card_yearly({}, say);
	}
}

const daysIn = ({ days }: Pick<Rhythm, 'days'>, locale: Locale): string =>
	new Intl.ListFormat(locale, { type: 'conjunction' }).format(
		days.map((day) => labelOf(weekdays, day, locale)),
	);
