import { m } from '$lib/messages';

const kinds: Record<string, () => string> = {
	club: m.rev_kind_club,
	claim: m.rev_kind_claim,
	change: m.rev_kind_change,
	need: m.desk_kind_need,
	news: m.desk_kind_news,
	event: m.desk_kind_event,
};
export const kindLabel = (kind: string) => (kinds[kind] ?? m.rev_kind_change)();

/** How long it waits, as one says it. */
export function waitingSince(since: Date, now: Date): string {
	const hours = Math.floor((now.getTime() - since.getTime()) / 3_600_000);
	if (hours < 1) return m.rev_age_now();
	if (hours < 48) return m.rev_age_hours({ count: hours });
	return m.rev_age_days({ count: Math.floor(hours / 24) });
}

const fields: Record<string, () => string> = {
	name: m.prof_field_name,
	legalForm: m.prof_field_form,
	sentence: m.prof_field_sentence,
	about: m.prof_field_about,
	topics: m.prof_field_topics,
	audiences: m.prof_field_audiences,
	activities: m.prof_field_activities,
	languages: m.prof_field_languages,
	access: m.prof_field_access,
	meets: m.prof_field_meets,
	foundedYear: m.prof_field_founded,
	contactPerson: m.reg_contact_person,
	contactRole: m.prof_field_role,
	contactMail: m.reg_contact_mail,
	contactPhone: m.reg_contact_phone,
	contactPersonPublic: m.reg_contact_person_show,
	contactMailPublic: m.reg_contact_mail_show,
	contactPhonePublic: m.reg_contact_phone_show,
	website: m.club_website,
	donation: m.prof_donation,
	place: m.prof_field_place,
};
/** What a field of a club is called, wherever it is spoken of. */
export const fieldLabel = (field: string) => (fields[field] ?? m.prof_field_other)();
