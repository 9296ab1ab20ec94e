import type { EnquiryState } from '$lib/domain/enquiry/states';
import { formatDate, formatHour, type DateLocale } from '$lib/domain/time/format';
import { toLocal } from '$lib/domain/time/local';
import { m } from '$lib/messages';

/** "Sa, 28. Nov., 14 Uhr" */
export function moment(at: Date, locale: DateLocale, now: Date): string {
	const local = toLocal(at);
	const thisYear = Number(toLocal(now).slice(0, 4));
	return `${formatDate(local, { locale, thisYear })}, ${formatHour(local, locale)}`;
}

type Tone = 'good' | 'warn' | 'plain';

/** A state as the side that reads it says it. */
export const STATES: Record<
	EnquiryState,
	{ tone: Tone; volunteer: () => string; club: () => string }
> = {
	sent: { tone: 'warn', volunteer: m.enq_state_sent, club: m.enq_state_open },
	answered: { tone: 'good', volunteer: m.enq_state_answered, club: m.enq_state_answered },
	clarified: { tone: 'good', volunteer: m.enq_state_clarified, club: m.enq_state_clarified },
	withdrawn: { tone: 'plain', volunteer: m.enq_state_withdrawn, club: m.enq_state_withdrawn },
	closed: { tone: 'plain', volunteer: m.enq_state_closed, club: m.enq_state_closed },
	erased: { tone: 'plain', volunteer: m.enq_state_erased, club: m.enq_state_erased },
};

/** What happens next, and when: as fast as this club is known to be, or as fast as we follow up. */
export function whatNext(whom: string, days: number | undefined): string {
	if (days === undefined) return m.enq_next({ whom });
	return days === 1 ? m.enq_next_day({ whom }) : m.enq_next_days({ whom, days });
}

/** "Antwortet meist in 2 Tagen"; nothing as long as nobody can know. */
export function replyTime(days: number | undefined): string {
	if (days === undefined) return '';
	return days === 1 ? m.enq_reply_day() : m.enq_reply_days({ days });
}
