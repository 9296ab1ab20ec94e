import { m } from '$lib/messages';
import { fieldLabel } from '../../../../cards/club-words';
import { spellField } from '../../../../cards/spell-field';
import { roleWords, teamWords } from '../../../../stabsstelle/office-words';
import { deedLabel, thingLabel } from '../../../../stabsstelle/protokoll/log-words';

/** One part of what is kept about somebody, in words. */
export interface ReadablePart {
	title: string;
	entries: { label: string; text: string }[][];
}

const parts: Record<string, () => string> = {
	person: m.own_part_person,
	memberships: m.own_part_memberships,
	officeRoles: m.own_part_office,
	devices: m.own_part_devices,
	secondFactor: m.own_part_factor,
	recoveryCodes: m.own_part_recovery,
	codesAskedFor: m.own_part_codes,
	password: m.own_part_password,
	passkeys: m.own_part_passkeys,
	changedAddresses: m.own_part_changes,
	registrations: m.own_part_registrations,
	invitations: m.own_part_invitations,
	written: m.own_part_written,
	begun: m.own_part_begun,
	pictures: m.own_part_pictures,
	reviews: m.own_part_reviews,
	notes: m.own_part_notes,
	replies: m.own_part_replies,
	lookedAfter: m.own_part_looked_after,
	enquiries: m.own_part_enquiries,
	contactOf: m.own_part_contact,
	reports: m.own_part_reports,
	deeds: m.own_part_deeds,
};

const labels: Record<string, () => string> = {
	name: m.own_field_name,
	person: m.own_field_name,
	mail: m.own_field_mail,
	phone: m.own_field_phone,
	locale: m.own_field_language,
	createdAt: m.own_field_since,
	since: m.own_field_since,
	at: m.own_field_at,
	updatedAt: m.own_field_at,
	sentAt: m.own_field_sent,
	submittedAt: m.own_field_at,
	until: m.own_field_until,
	endedAt: m.own_field_until,
	lastSeenAt: m.own_field_last,
	lastUsed: m.own_field_last,
	used: m.own_field_used,
	confirmed: m.own_field_confirmed,
	passkeyOfferedAt: m.own_field_offered,
	quietMailedAt: m.own_field_quiet,
	leavesAt: m.own_field_leaves,
	erasedOn: m.own_field_erased,
	expiresAt: m.own_field_until,
	club: m.own_field_club,
	role: m.own_field_role,
	team: m.own_field_team,
	device: m.own_field_device,
	shared: m.own_field_shared,
	from: m.own_field_from,
	to: m.own_field_to,
	note: m.own_field_text,
	text: m.own_field_text,
	message: m.own_field_text,
	title: m.own_field_title,
	action: m.own_field_deed,
	thing: m.own_field_thing,
	kind: m.own_field_thing,
};

/** Numbers and marks of the machine. They stand in the file for machines; nobody reads them. */
const FOR_MACHINES =
	/(^id|Id|^enquiry|^state|^demoKey|^quietMails|^files|^colour|^purpose|^about|^hash)$/;

const rights: Record<string, () => string> = {
	...{ owner: m.team_owner, writer: m.team_writer },
	...roleWords,
	...teamWords,
};

interface Wording {
	locale: string;
	timeZone: string;
}

/** The whole of it, part by part; of what is not kept about this person it says so. */
export function readable(
	data: Record<string, unknown>,
	wording: Wording,
): { known: ReadablePart[]; none: string[] } {
	const all = Object.entries(parts).map(([key, title]) => {
		const part = data[key];
		const entries = (Array.isArray(part) ? part : [part])
			.map((entry) => linesOf(entry, wording))
			.filter((lines) => lines.length > 0);
		return { title: title(), entries };
	});
	return {
		known: all.filter(({ entries }) => entries.length > 0),
		none: all.filter(({ entries }) => entries.length === 0).map(({ title }) => title),
	};
}

function linesOf(entry: unknown, wording: Wording): { label: string; text: string }[] {
	if (typeof entry !== 'object' || entry === null) return [];
	return Object.entries(entry).flatMap(([field, value]) => {
		if (FOR_MACHINES.test(field) && typeof value !== 'object') return [];
		if (isEmpty(value)) return [];
		const own = labels[field];
		const text = spell(field, value, wording);
		if (text !== undefined) return [{ label: own ? own() : fieldLabel(field), text }];
		// What an entry or a draft says stands one level deeper.
		return FOR_MACHINES.test(field) ? [] : linesOf(value, wording);
	});
}

const isEmpty = (value: unknown) =>
	value === null ||
	value === undefined ||
	value === '' ||
	value === false ||
	(Array.isArray(value) && value.length === 0);

function spell(field: string, value: unknown, { locale, timeZone }: Wording): string | undefined {
	if (value instanceof Date)
		return new Intl.DateTimeFormat(locale, {
			...{ dateStyle: 'long', timeStyle: 'short', timeZone },
		}).format(value);
	if (field === 'role' || field === 'team')
		return (rights[String(value)] ?? (() => String(value)))();
	if (field === 'action') return deedLabel(String(value));
	if (field === 'thing' || field === 'kind') return thingLabel(String(value));
	if (field === 'locale') return value === 'en' ? m.own_english() : m.own_german();
	if (Array.isArray(value) || typeof value !== 'object') {
		if (Array.isArray(value) && value.some((one) => typeof one === 'object')) return undefined;
		const words = spellField(field, value, locale);
		return Array.isArray(value) && words === m.prof_empty() ? value.join(', ') : words;
	}
	return field === 'place' ? spellField(field, value, locale) : undefined;
}
