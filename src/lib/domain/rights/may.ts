import { Refused, type Refusal } from '../result';
import type { MemberRole } from '../membership/states';

/** Whoever acts, as every request finds them anew: rights that were taken away are gone at the next one. */
export interface Actor {
	personId: string;
	memberships: readonly { clubId: string; role: MemberRole }[];
	office?: { team: string; role: OfficeRole };
	/** Showed a second factor in this session. */
	strong: boolean;
	/** Proved a moment ago that they are the one who signed in. */
	fresh: boolean;
}
export type Somebody = Actor | undefined;

export const OFFICE_ROLES = ['read', 'review', 'curate', 'administer'] as const;
export type OfficeRole = (typeof OFFICE_ROLES)[number];

/** What an action is done to; an action says which of them it looks at. */
export interface Target {
	clubId?: string;
	personId?: string;
}

type Rule = (actor: Actor, on: Target) => Refusal | undefined;

const own: Rule = ({ personId }, on) => (on.personId === personId ? undefined : 'not-found');

/** A club of others is as good as none: nobody learns from us that it is there. */
const member =
	(...roles: MemberRole[]): Rule =>
	({ memberships }, on) => {
		const membership = memberships.find(({ clubId }) => clubId === on.clubId);
		if (!membership) return 'not-found';
		return roles.includes(membership.role) ? undefined : 'not-allowed';
	};

/** The coordination sees everybody's data, so a code by mail alone does not open it. */
const office =
	(...roles: OfficeRole[]): Rule =>
	({ office: held, strong }) => {
		if (!held || !roles.includes(held.role)) return 'not-allowed';
		return strong ? undefined : 'second-factor-first';
	};

/** Whoever finds an open device must not take account or club away with it. */
const proved =
	(rule: Rule): Rule =>
	(actor, on) =>
		rule(actor, on) ?? (actor.fresh ? undefined : 'prove-first');

const RULES = {
	'account.see': own,
	'account.end-session': own,
	'account.second-factor': own,
	'account.change-factor': proved(own),
	'account.mail': proved(own),
	'account.password': proved(own),
	'account.passkeys': proved(own),
	'account.export': proved(own),
	'account.leave': own,
	'account.ask-to-leave': proved(own),
	'club-area.see': () => undefined,
	// Anybody may ask to be let in, with a draft of their own.
	'club.register': own,
	'club.see': member('owner', 'writer'),
	'club.manage': member('owner'),
	'club.change-team': proved(member('owner')),
	'club.edit': member('owner'),
	'entry.write': member('owner', 'writer'),
	'enquiry.answer': member('owner', 'writer'),
	'office.see': office('read', 'review', 'curate', 'administer'),
	'office.review': office('review', 'curate', 'administer'),
	'office.curate': office('curate', 'administer'),
	'office.administer': office('administer'),
} satisfies Record<string, Rule>;

export type Action = keyof typeof RULES;
export const ACTIONS = Object.keys(RULES) as readonly Action[];

/** The one place that decides who may do what to which thing. Undefined: yes. */
export function refusalOf(who: Somebody, action: Action, on: Target = {}): Refusal | undefined {
	if (!who) return 'sign-in-first';
	return RULES[action](who, on);
}

/** Every use case begins with it. */
export function demand(who: Somebody, action: Action, on: Target = {}): Actor {
	const refusal = refusalOf(who, action, on);
	if (refusal || !who) throw new Refused(refusal ?? 'sign-in-first', { action });
	return who;
}
