import { keptToday, type KeptToday } from '$lib/domain/privacy/retention';
import { m } from '$lib/messages';

type Long = { days: number; hours: number };
type Words = [what: () => string, where: () => string, long: (span: Long) => string];

// A kind of data that begins to be kept does not compile without its words.
const kept: Record<KeptToday, Words> = {
	clubs: [m.privacy_keep_clubs, m.privacy_keep_clubs_where, m.privacy_keep_clubs_long],
	feedback: [m.privacy_keep_feedback, m.privacy_keep_feedback_where, m.privacy_keep_feedback_long],
	'feedback-mail': [m.privacy_keep_mail, m.privacy_keep_mail_where, m.privacy_keep_mail_long],
	'form-key': [m.privacy_keep_formkey, m.privacy_keep_formkey_where, m.privacy_keep_formkey_long],
	reading: [m.privacy_keep_reading, m.privacy_keep_reading_where, m.privacy_keep_reading_long],
	log: [m.privacy_keep_log, m.privacy_keep_log_where, m.privacy_keep_log_long],
	audit: [m.privacy_keep_audit, m.privacy_keep_audit_where, m.privacy_keep_audit_long],
	fact: [m.fact_keep, m.signin_keep_where, m.fact_keep_long],
	session: [m.signin_keep_session, m.signin_keep_where, m.signin_keep_session_long],
	'sign-in-code': [m.signin_keep_code, m.signin_keep_where, m.signin_keep_code_long],
	question: [m.find_keep_question, m.find_keep_question_where, m.find_keep_question_long],
	view: [m.effect_keep, m.signin_keep_where, m.effect_keep_long],
	registration: [m.reg_keep, m.signin_keep_where, m.reg_keep_long],
	review: [m.rev_keep, m.signin_keep_where, m.rev_keep_long],
	'second-factor': [m.factor_keep, m.signin_keep_where, m.factor_keep_long],
	invitation: [m.team_keep, m.signin_keep_where, m.team_keep_long],
	report: [m.report_keep, m.signin_keep_where, m.report_keep_long],
	enquiry: [m.enq_keep, m.signin_keep_where, m.enq_keep_long],
	'entry-draft': [m.write_keep_draft, m.signin_keep_where, m.write_keep_draft_long],
	picture: [m.write_keep_picture, m.write_keep_picture_where, m.write_keep_picture_long],
	'club-leaving': [m.goodbye_keep, m.signin_keep_where, m.goodbye_keep_long],
	'account-leaving': [m.quietly_keep_leaving, m.signin_keep_where, m.quietly_keep_leaving_long],
	'editor-account': [m.quietly_keep, m.signin_keep_where, m.quietly_keep_long],
	merge: [m.dup_keep_data, m.signin_keep_where, m.dup_keep_data_long],
	'mail-change': [m.mail_keep, m.signin_keep_where, m.mail_keep_long],
	backup: [m.privacy_keep_backup, m.privacy_keep_backup_where, m.privacy_keep_backup_long],
};

export const keptRows = () =>
	keptToday.map(({ key, days = 0, hours = 0 }) => {
		const [what, where, long] = kept[key];
		return { key, what: what(), where: where(), long: long({ days, hours }) };
	});
