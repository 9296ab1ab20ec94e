import type { KeptToday } from './retention';

/**
 * Every table in which something stands about a person: which of its columns, how long it is kept, and under
 * which word it is in the download of one's own data. A test reads what the database really has and fails on a
 * table or column that stands neither here nor below.
 */
export interface Personal {
	kept: KeptToday;
	columns: readonly string[];
	/** Part of the download; of what no account owns, why there is none. */
	given: string | { not: string };
}

const NO_ACCOUNT = { not: 'whoever wrote it has no account here; the page of the thing shows it' };
const SECRET = { not: 'a hash or number that says nothing about anybody' };

export const PERSONAL: Record<string, Personal> = {
	person: {
		kept: 'editor-account',
		columns: [
			...['name', 'mail', 'locale', 'demo_key', 'last_seen_at', 'passkey_offered_at'],
			...['quiet_mails', 'quiet_mailed_at', 'leaves_at', 'erased_at'],
		],
		given: 'person',
	},
	membership: { kept: 'editor-account', columns: ['person_id', 'role'], given: 'memberships' },
	office_role: {
		kept: 'editor-account',
		columns: ['person_id', 'team', 'role'],
		given: 'officeRoles',
	},
	session: { kept: 'session', columns: ['person_id', 'hash', 'device'], given: 'devices' },
	second_factor: { kept: 'second-factor', columns: ['person_id', 'nonce'], given: 'secondFactor' },
	recovery_code: { kept: 'second-factor', columns: ['person_id', 'hash'], given: 'recoveryCodes' },
	password: { kept: 'second-factor', columns: ['person_id', 'hash'], given: 'password' },
	passkey: {
		kept: 'second-factor',
		columns: ['person_id', 'name', 'credential_id', 'public_key', 'transports'],
		given: 'passkeys',
	},
	passkey_challenge: { kept: 'sign-in-code', columns: ['person_id'], given: SECRET },
	sign_in_code: { kept: 'sign-in-code', columns: ['mail', 'about'], given: 'codesAskedFor' },
	password_try: { kept: 'form-key', columns: ['key'], given: SECRET },
	rate_count: { kept: 'form-key', columns: ['key'], given: SECRET },
	mail_change: {
		kept: 'mail-change',
		columns: ['person_id', 'old_mail', 'new_mail'],
		given: 'changedAddresses',
	},
	invitation: { kept: 'invitation', columns: ['mail', 'inviter_id', 'role'], given: 'invitations' },
	office_invitation: {
		kept: 'invitation',
		columns: ['mail', 'inviter_id', 'team', 'role'],
		given: 'invitations',
	},
	club_hold: { kept: 'review', columns: ['person_id', 'reason'], given: 'deeds' },
	registration: { kept: 'registration', columns: ['person_id', 'answers'], given: 'registrations' },
	club: {
		kept: 'clubs',
		columns: ['contact_person', 'contact_role', 'contact_mail', 'contact_phone'],
		given: 'contactOf',
	},
	club_leaving: { kept: 'club-leaving', columns: ['asker_id', 'reason', 'note'], given: 'deeds' },
	club_merge: { kept: 'merge', columns: ['person_id', 'moved'], given: 'deeds' },
	duplicate_pair: { kept: 'review', columns: ['decider_id'], given: 'deeds' },
	version: {
		kept: 'review',
		columns: ['author_id', 'decider_id', 'content', 'reason'],
		given: 'written',
	},
	review: {
		kept: 'review',
		columns: ['submitter_id', 'decider_id', 'assignee_id', 'note', 'reason', 'undo'],
		given: 'reviews',
	},
	review_look: {
		kept: 'review',
		columns: ['person_id'],
		given: { not: 'which item a colleague has open this minute; a minute later it is gone' },
	},
	review_note: { kept: 'review', columns: ['person_id', 'text'], given: 'notes' },
	report: {
		kept: 'report',
		columns: ['name', 'mail', 'message', 'taker_id', 'decider_id', 'decision'],
		given: 'reports',
	},
	report_objection: { kept: 'report', columns: ['text'], given: NO_ACCOUNT },
	enquiry: { kept: 'clubs', columns: ['clarified_by', 'assignee_id'], given: 'lookedAfter' },
	enquiry_contact: {
		kept: 'enquiry',
		columns: ['name', 'mail', 'phone', 'message'],
		given: 'enquiries',
	},
	enquiry_message: { kept: 'enquiry', columns: ['person_id', 'text'], given: 'replies' },
	enquiry_note: { kept: 'enquiry', columns: ['person_id', 'text'], given: 'notes' },
	enquiry_recipient: { kept: 'editor-account', columns: ['person_id'], given: 'lookedAfter' },
	entry_draft: { kept: 'entry-draft', columns: ['author_id', 'values'], given: 'begun' },
	picture: { kept: 'picture', columns: ['person_id', 'files'], given: 'pictures' },
	audit_entry: { kept: 'audit', columns: ['actor_id', 'detail'], given: 'deeds' },
	audit_person: { kept: 'editor-account', columns: ['name'], given: 'person' },
	feedback: { kept: 'feedback', columns: ['page', 'message', 'contact'], given: NO_ACCOUNT },
	fact: { kept: 'fact', columns: ['payload'], given: 'deeds' },
	query_text: { kept: 'question', columns: ['hash', 'text'], given: SECRET },
	query_count: { kept: 'question', columns: ['hash'], given: SECRET },
};

/** What clubs and the city publish, and what the machine needs: about nobody. */
export const ABOUT_NOBODY: readonly string[] = [
	...[
		'__migrations',
		'address',
		'audit_seal',
		'delivery',
		'enquiry_step',
		'event',
		'event_date',
		'freshness_step',
	],
	...['installation', 'job_run', 'need', 'need_role', 'need_session', 'news', 'place'],
	...['review_check', 'search_entry', 'search_word', 'stored_file', 'synonym_group', 'text_module'],
	'view_count',
];
