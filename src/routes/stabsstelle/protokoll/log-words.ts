import { reviewReasons, reportReasons } from '$lib/domain/vocabulary/reasons';
import { labelOf } from '$lib/domain/vocabulary/term';
import { getLocale, m } from '$lib/messages';
import type { LogEntry } from '$lib/server/care';
import { fieldLabel } from '../../cards/club-words';

const deeds: Record<string, () => string> = {
	'review.approve': m.log_do_review_approve,
	'review.ask': m.log_do_review_ask,
	'review.reject': m.log_do_review_reject,
	'review.undo': m.log_do_review_undo,
	'review.later': m.log_do_review_later,
	'review.assign': m.log_do_review_assign,
	'review.note': m.log_do_review_note,
	'review.answered': m.log_do_review_answered,
	'report.sent': m.log_do_report_sent,
	'report.uphold': m.log_do_report_uphold,
	'report.dismiss': m.log_do_report_dismiss,
	'report.objected': m.log_do_report_objected,
	'club.edited': m.log_do_club_edited,
	'club.submit': m.log_do_club_submit,
	'club.claimed': m.log_do_club_claimed,
	'enquiry.reminded': m.log_do_enquiry_reminded,
};
/** What was done, in words; what has none yet is shown as it was written down. */
export const deedLabel = (action: string): string => deeds[action]?.() ?? action;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Why, and what changed: from the values that name nobody. */
export function deedDetails({ changed, detail }: LogEntry): string[] {
	const { reason, from, to } = detail;
	const locale = getLocale();
	const key = text(reason);
	const label = labelOf(reviewReasons, key, locale);
	return [
		...(text(from) && text(to) ? [`${text(from)} → ${text(to)}`] : []),
		...(key
			? [m.log_reason({ reason: label === key ? labelOf(reportReasons, key, locale) : label })]
			: []),
		...(changed.length > 0 ? [m.log_changed({ fields: fieldsOf(changed) })] : []),
	];
}

const fieldsOf = (changed: readonly string[]): string =>
	[...new Set(changed.map(fieldLabel))].join(', ');

/** Where it can be looked at, and perhaps taken back. */
export function deedHref({ detail, action }: LogEntry): string | undefined {
	if (text(detail.review) && action.startsWith('review.'))
		return `/stabsstelle/pruefen/${text(detail.review)}`;
	return text(detail.report) ? `/stabsstelle/meldungen/${text(detail.report)}` : undefined;
}
