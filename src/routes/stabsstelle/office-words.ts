import type { ContactReason } from '$lib/domain/office/schema';
import { m } from '$lib/messages';

export const roleWords: Record<string, () => string> = {
	read: m.office_role_read,
	review: m.office_role_review,
	curate: m.office_role_curate,
	administer: m.office_role_administer,
};
export const teamWords: Record<string, () => string> = {
	stadt: m.office_team_city,
	agentur: m.office_team_agency,
};
export const contactWhyWords: Record<ContactReason, () => string> = {
	rueckfrage: m.contact_why_question,
	'keine-antwort': m.contact_why_silence,
	meldung: m.contact_why_report,
	sicherheit: m.contact_why_safety,
};
type Tone = 'plain' | 'info' | 'warn' | 'good' | 'bad';
export const clubStateWords: Record<string, [tone: Tone, () => string]> = {
	draft: ['plain', m.oversight_state_draft],
	waiting: ['warn', m.oversight_state_waiting],
	query: ['warn', m.oversight_state_query],
	approved: ['info', m.oversight_state_approved],
	verified: ['good', m.oversight_state_verified],
	rejected: ['plain', m.oversight_state_rejected],
	paused: ['warn', m.oversight_state_paused],
	blocked: ['bad', m.oversight_state_blocked],
	archived: ['plain', m.oversight_state_archived],
};
