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
	/** Only looks at this club as its team sees it, and is not of the team. */
	watches?: string;
}
export type Somebody = Actor | undefined;

export const OFFICE_ROLES = ['read', 'review', 'curate', 'administer'] as const;
/** The city's own office, and the agency that works beside it. */
export const OFFICE_TEAMS = ['stadt', 'agentur'] as const;
export type OfficeTeam = (typeof OFFICE_TEAMS)[number];

export type OfficeRole = (typeof OFFICE_ROLES)[number];

/** What an action is done to; an action says which of them it looks at. */
export interface Target {
	clubId?: string;
	personId?: string;
	/** Of the coordination. */
	team?: string;
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

/** The city looks after both teams, the agency after its own. */
const ofTeam: Rule = (actor, on) =>
	office('administer')(actor, on) ??
	(actor.office?.team === 'stadt' || actor.office?.team === on.team ? undefined : 'not-allowed');

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
	// Name, contact, links, where money goes: what somebody at an open device would bend.
	'club.edit-risky': proved(member('owner')),
	'club.leave': proved(member('owner')),
	'club.export': proved(member('owner')),
	'entry.write': member('owner', 'writer'),
	'enquiry.answer': member('owner', 'writer'),
	'office.see': office('read', 'review', 'curate', 'administer'),
	'office.review': office('review', 'curate', 'administer'),
	'office.curate': office('curate', 'administer'),
	'office.administer': office('administer'),
	'office.change-team': proved(ofTeam),
	'office.hold': office('curate', 'administer'),
	'office.trust': office('curate', 'administer'),
	'office.open-contact': office('review', 'curate', 'administer'),
	'office.view-as': office('review', 'curate', 'administer'),
} satisfies Record<string, Rule>;

export type Action = keyof typeof RULES;
export const ACTIONS = Object.keys(RULES) as readonly Action[];

/** What the pages of a team ask before they show something. */
const WATCHABLE: ReadonlySet<Action> = new Set([
	'club-area.see',
	'club.see',
	'club.manage',
	'club.edit',
	'entry.write',
]);

/** The one place that decides who may do what to which thing. Undefined: yes. */
export function refusalOf(who: Somebody, action: Action, on: Target = {}): Refusal | undefined {
	if (!who) return 'sign-in-first';
	if (who.watches !== undefined && !WATCHABLE.has(action)) return 'not-allowed';
	return RULES[action](who, on);
}

/** Every use case begins with it. */
export function demand(who: Somebody, action: Action, on: Target = {}): Actor {
	const refusal = refusalOf(who, action, on);
	if (refusal || !who) throw new Refused(refusal ?? 'sign-in-first', { action });
	return who;
}
