import { fold } from '$lib/domain/fold';
import { CONTACT_REASONS } from '$lib/domain/office/schema';
import { reviewReasons, reportReasons } from '$lib/domain/vocabulary/reasons';
import { labelOf } from '$lib/domain/vocabulary/term';
import { getLocale, m } from '$lib/messages';
import type { LogEntry } from '$lib/server/care';
import { fieldLabel } from '../../cards/club-words';
import { thingField } from '../../cards/thing-words';
import { contactWhyWords, roleWords, teamWords } from '../office-words';

const deeds: Record<string, () => string> = {
	'review.approve': m.log_do_review_approve,
	'review.ask': m.log_do_review_ask,
	'review.reject': m.log_do_review_reject,
	'review.undo': m.log_do_review_undo,
	'mail.retried': m.log_do_mail_retried,
	'review.later': m.log_do_review_later,
	'review.assign': m.log_do_review_assign,
	'review.note': m.log_do_review_note,
	'review.mended': m.log_do_review_mended,
	'review.answered': m.log_do_review_answered,
	'report.sent': m.log_do_report_sent,
	'report.take': m.log_do_report_take,
	'report.give-back': m.log_do_report_give_back,
	'report.uphold': m.log_do_report_uphold,
	'report.dismiss': m.log_do_report_dismiss,
	'report.objected': m.log_do_report_objected,
	'club.edited': m.log_do_club_edited,
	'club.submit': m.log_do_club_submit,
	'club.claimed': m.log_do_club_claimed,
	'club.leave': m.log_do_club_leave,
	'club.stay': m.log_do_club_stay,
	'club.erase': m.log_do_club_erase,
	'enquiry.reminded': m.log_do_enquiry_reminded,
	'club.release': m.log_do_club_release,
	'club.block': m.log_do_club_block,
	'club.verify': m.log_do_club_verify,
	'club.distrust': m.log_do_club_distrust,
	'club.viewed-as': m.log_do_club_viewed,
	'contact.opened': m.log_do_contact_opened,
	'contact.allowed': m.log_do_contact_allowed,
	'office.invited': m.log_do_office_invited,
	'office.invitation-revoked': m.log_do_office_revoked,
	'office.joined': m.log_do_office_joined,
	'office.role': m.log_do_office_role,
	'office.ended': m.log_do_office_ended,
	'club.merged': m.log_do_club_merged,
	'club.merged-into': m.log_do_club_merged_into,
	'club.parted': m.log_do_club_parted,
	'club.kept-apart': m.log_do_club_kept_apart,
	'club.asked-apart': m.log_do_club_asked_apart,
	'account.erased': m.log_do_account_erased,
	'account.leaving': m.log_do_account_leaving,
	'account.stays': m.log_do_account_stays,
	'account.mail-changed': m.log_do_account_mail_changed,
	'account.mail-restored': m.log_do_account_mail_restored,
	'account.passkey-added': m.log_do_account_passkey_added,
	'account.passkey-removed': m.log_do_account_passkey_removed,
	'account.password-set': m.log_do_account_password_set,
	'account.password-dropped': m.log_do_account_password_dropped,
	'second-factor.dropped': m.log_do_second_factor_dropped,
	'club.change-withdrawn': m.log_do_club_change_withdrawn,
	'team.left': m.log_do_team_left,
	'team.removed': m.log_do_team_removed,
};
const things: Record<string, () => string> = {
	person: m.log_thing_person,
	session: m.log_thing_session,
	club: m.log_thing_club,
	need: m.log_thing_need,
	event: m.log_thing_event,
	news: m.log_thing_news,
	enquiry: m.log_thing_enquiry,
	review: m.log_thing_review,
	report: m.log_thing_report,
	feedback: m.log_thing_feedback,
	picture: m.log_thing_picture,
	team: m.log_thing_team,
	'second-factor': m.log_thing_second_factor,
	administrator: m.log_thing_administrator,
	office: m.log_thing_office,
	'text-module': m.log_thing_text_module,
};
const verbs: Record<string, () => string> = {
	written: m.log_verb_written,
	edited: m.log_verb_edited,
	submit: m.log_verb_submit,
	publish: m.log_verb_publish,
	'take-back': m.log_verb_take_back,
	ask: m.log_verb_ask,
	approve: m.log_verb_approve,
	reject: m.log_verb_reject,
	undo: m.log_verb_undo,
	withdraw: m.log_verb_withdraw,
	redraft: m.log_verb_redraft,
	pause: m.log_verb_pause,
	resume: m.log_verb_resume,
	extend: m.log_verb_extend,
	fill: m.log_verb_fill,
	finish: m.log_verb_finish,
	cancel: m.log_verb_cancel,
	reinstate: m.log_verb_reinstate,
	expire: m.log_verb_expire,
	archive: m.log_verb_archive,
	sent: m.log_verb_sent,
	reply: m.log_verb_reply,
	clarify: m.log_verb_clarify,
	close: m.log_verb_close,
	'give-up': m.log_verb_give_up,
	reopen: m.log_verb_reopen,
	erase: m.log_verb_erase,
	reminder: m.log_verb_reminder,
	'second-person': m.log_verb_second_person,
	coordination: m.log_verb_coordination,
	began: m.log_verb_began,
	ended: m.log_verb_ended,
	proved: m.log_verb_proved,
	shown: m.log_verb_shown,
	given: m.log_verb_given,
	added: m.log_verb_added,
	saved: m.log_verb_saved,
	invited: m.log_verb_invited,
	joined: m.log_verb_joined,
	role: m.log_verb_role,
	'handed-over': m.log_verb_handed_over,
	'invitation-revoked': m.log_verb_invitation_revoked,
	'invitation-refused': m.log_verb_invitation_refused,
	'claim-asked': m.log_verb_claim_asked,
	'freshness-ask': m.fresh_log_ask,
	'freshness-again': m.fresh_log_again,
	'freshness-end': m.fresh_log_end,
	'freshness-yes': m.fresh_log_yes,
	'freshness-no': m.fresh_log_no,
};
const states: Record<string, () => string> = {
	open: m.log_state_open,
	checking: m.log_state_checking,
	upheld: m.log_state_upheld,
	dismissed: m.log_state_dismissed,
	asked: m.oversight_state_query,
	query: m.oversight_state_query,
	approved: m.log_verb_approve,
	withdrawn: m.log_verb_withdraw,
	draft: m.oversight_state_draft,
	waiting: m.oversight_state_waiting,
	verified: m.oversight_state_verified,
	rejected: m.oversight_state_rejected,
	paused: m.oversight_state_paused,
	blocked: m.oversight_state_blocked,
	archived: m.oversight_state_archived,
};
const stateLabel = (state: string): string => states[state]?.() ?? state;

/** What a thing of this kind is called. */
export const thingLabel = (kind: string): string => things[kind]?.() ?? kind;

/** What was done, in words: a sentence of its own, else the thing and what befell it. */
export function deedLabel(action: string): string {
	const own = deeds[action];
	if (own) return own();
	const [kind = '', did = ''] = action.split('.');
	const verb = verbs[did];
	return verb ? m.log_deed({ thing: thingLabel(kind), verb: verb() }) : action;
}

/** Deeds whose words say this: whoever searches reads the words, not our names for them. */
export function deedsSaying(words: string): string[] {
	const wanted = fold(words).trim();
	if (wanted.length < 3) return [];
	const composed = Object.keys(things).flatMap((thing) =>
		Object.keys(verbs).map((verb) => `${thing}.${verb}`),
	);
	return [...Object.keys(deeds), ...composed].filter((action) =>
		fold(deedLabel(action)).includes(wanted),
	);
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const said = (words: Record<string, () => string>, key: unknown): string[] =>
	Object.entries(words).flatMap(([name, word]) => (name === key ? [word()] : []));
type Deed = Pick<LogEntry, 'changed' | 'detail' | 'thingKind'>;
const measures: Record<string, () => string> = {
	mended: m.reports_measure_mended,
	'taken-down': m.reports_measure_down,
};

/** Why, what came of it, and what changed: from the values that name nobody. */
export function deedDetails({ changed, detail, thingKind }: Deed): string[] {
	const { reason, from, to, why, role, team, measure } = detail;
	const opened = CONTACT_REASONS.find((one) => one === why);
	const locale = getLocale();
	const key = text(reason);
	const label = labelOf(reviewReasons, key, locale);
	return [
		...(text(from) && text(to) ? [`${stateLabel(text(from))} → ${stateLabel(text(to))}`] : []),
		...(key
			? [m.log_reason({ reason: label === key ? labelOf(reportReasons, key, locale) : label })]
			: []),
		...(opened ? [m.log_reason({ reason: contactWhyWords[opened]() })] : []),
		...(detail.refused ? [m.log_contact_refused()] : []),
		...(detail.trusted ? [m.log_trusted()] : []),
		...said(measures, measure),
		...said(teamWords, team),
		...said(roleWords, role),
		...(changed.length > 0 ? [m.log_changed({ fields: fieldsOf(changed, thingKind) })] : []),
	];
}

const WRITTEN = ['need', 'news', 'event'];
const fieldsOf = (changed: readonly string[], kind: string): string =>
	[
		...new Set(
			changed.map(
				(field) => (WRITTEN.includes(kind) ? thingField(field) : undefined) ?? fieldLabel(field),
			),
		),
	].join(', ');

/** Where it can be looked at, and perhaps taken back. */
export function deedHref({ detail, action }: LogEntry): string | undefined {
	if (text(detail.review) && action.startsWith('review.'))
		return `/stabsstelle/pruefen/${text(detail.review)}`;
	return text(detail.report) ? `/stabsstelle/meldungen/${text(detail.report)}` : undefined;
}

/** Done by people who need no account: nobody is named, and yet it was no machine. */
const FROM_OUTSIDE: readonly string[] = [
	'enquiry.sent',
	'enquiry.withdraw',
	'feedback.given',
	'report.objected',
	'report.sent',
];
export const fromOutside = (action: string): boolean => FROM_OUTSIDE.includes(action);
