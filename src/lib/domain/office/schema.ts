import { z } from 'zod';
import { choice, idField, mailField } from '../fields';
import { REVIEW_REASONS } from '../vocabulary/keys';
import { OFFICE_ROLES, OFFICE_TEAMS, type OfficeRole } from '../rights/may';
import { mailKey } from '../sign-in/schema';
import { textField } from '../text';

// What the coordination writes about its own people, and about a club as a whole.

const team = choice(OFFICE_TEAMS, 'input_choice_unknown');
const role = choice(OFFICE_ROLES, 'input_choice_unknown');

export const inviteColleagueSchema = z.object({
	mail: mailField.refine((mail) => mail !== '', 'person_mail_missing').transform(mailKey),
	team,
	role,
});
export const colleagueSchema = z.object({ id: idField });
export const colleagueRoleSchema = z.object({ id: idField, role });

/** Why, in words the club reads. */
export const reasonField = textField({
	required: 'oversight_reason_missing',
	max: 1_000,
	tooLong: 'rev_reason_too_long',
});
export const HOLDS = ['pause', 'block'] as const;
const reasonKey = choice(REVIEW_REASONS, 'rev_reason_missing');
export const holdSchema = z.object({
	kind: choice(HOLDS, 'input_choice_unknown'),
	reasonKey,
	reason: reasonField,
});
export const trustSchema = z.object({
	trust: choice(['ja', 'nein'], 'input_choice_unknown').transform((word) => word === 'ja'),
	reason: reasonField,
});

/** Why somebody of the coordination needs to know whom they would reach. Nobody's name: it goes into the audit. */
export const CONTACT_REASONS = ['rueckfrage', 'keine-antwort', 'meldung', 'sicherheit'] as const;
export type ContactReason = (typeof CONTACT_REASONS)[number];
export const openContactSchema = z.object({
	why: choice(CONTACT_REASONS, 'contact_reason_missing'),
});
/** More than this a day is no single question any more. */
export const CONTACTS_A_DAY = 50;

/** Somebody must be left who can let others in: the last administrator of the city's own team stays that. */
export const keepsAnAdministrator = (
	colleagues: readonly { id: string; role: OfficeRole; team: string }[],
	without: string,
): boolean =>
	colleagues.some(
		({ id, role: held, team: of }) => id !== without && held === 'administer' && of === 'stadt',
	);
