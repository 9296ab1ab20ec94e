import { describe, expect, it } from 'vitest';
import { Refused, type Refusal } from '../result';
import {
	ACTIONS,
	demand,
	OFFICE_TEAMS,
	refusalOf,
	type Action,
	type Actor,
	type OfficeRole,
} from './may';

const MINE = 'mine';
const OTHERS = 'others';
const person = (more: Partial<Actor> = {}): Actor => ({
	personId: 'me',
	memberships: [],
	strong: false,
	fresh: true,
	...more,
});
const officer = (role: OfficeRole, strong = true) =>
	person({ office: { team: 'stadt', role }, strong });

const ROLES = {
	nobody: undefined,
	volunteer: person(),
	writer: person({ memberships: [{ clubId: MINE, role: 'writer' }] }),
	owner: person({ memberships: [{ clubId: MINE, role: 'owner' }] }),
	reader: officer('read'),
	reviewer: officer('review'),
	curator: officer('curate'),
	administrator: officer('administer'),
	'curator by mail alone': officer('curate', false),
	'owner of an hour ago': person({
		memberships: [{ clubId: MINE, role: 'owner' }],
		fresh: false,
	}),
} satisfies Record<string, Actor | undefined>;
type Role = keyof typeof ROLES;

const yes = undefined;
const everybody = (answer: Refusal | undefined): Record<Role, Refusal | undefined> => ({
	nobody: 'sign-in-first',
	volunteer: answer,
	writer: answer,
	owner: answer,
	reader: answer,
	reviewer: answer,
	curator: answer,
	administrator: answer,
	'curator by mail alone': answer,
	'owner of an hour ago': answer,
});
const onlyProved = { ...everybody(undefined), 'owner of an hour ago': 'prove-first' as const };

/** Those who look after it may; what writers get is said. */
const ofMembers = (writer: Refusal | undefined): Record<Role, Refusal | undefined> => ({
	...everybody('not-found'),
	writer,
	owner: yes,
	'owner of an hour ago': yes,
});

const CURATORS: Record<Role, Refusal | undefined> = {
	...everybody('not-allowed'),
	curator: yes,
	administrator: yes,
	'curator by mail alone': 'second-factor-first',
};

/** Actor × action × object, written down by hand: what is not listed here does not exist. */
const MATRIX: Record<Action, { own: ReturnType<typeof everybody>; foreign?: Refusal }> = {
	'account.see': { own: everybody(yes), foreign: 'not-found' },
	'account.end-session': { own: everybody(yes), foreign: 'not-found' },
	'account.second-factor': { own: everybody(yes), foreign: 'not-found' },
	'account.change-factor': { own: onlyProved, foreign: 'not-found' },
	'account.mail': { own: onlyProved, foreign: 'not-found' },
	'account.password': { own: onlyProved, foreign: 'not-found' },
	'account.passkeys': { own: onlyProved, foreign: 'not-found' },
	'account.export': { own: onlyProved, foreign: 'not-found' },
	'account.leave': { own: everybody(yes), foreign: 'not-found' },
	'account.ask-to-leave': { own: onlyProved, foreign: 'not-found' },
	'club-area.see': { own: everybody(yes) },
	'club.register': { own: everybody(yes), foreign: 'not-found' },
	'club.see': { own: ofMembers(yes), foreign: 'not-found' },
	'club.manage': { own: ofMembers('not-allowed'), foreign: 'not-found' },
	'club.change-team': {
		own: { ...ofMembers('not-allowed'), 'owner of an hour ago': 'prove-first' },
		foreign: 'not-found',
	},
	'club.edit': { own: ofMembers('not-allowed'), foreign: 'not-found' },
	'club.edit-risky': {
		own: { ...ofMembers('not-allowed'), 'owner of an hour ago': 'prove-first' },
		foreign: 'not-found',
	},
	'club.leave': {
		own: { ...ofMembers('not-allowed'), 'owner of an hour ago': 'prove-first' },
		foreign: 'not-found',
	},
	'club.export': {
		own: { ...ofMembers('not-allowed'), 'owner of an hour ago': 'prove-first' },
		foreign: 'not-found',
	},
	'entry.write': { own: ofMembers(yes), foreign: 'not-found' },
	'enquiry.answer': { own: ofMembers(yes), foreign: 'not-found' },
	'office.see': {
		own: {
			...everybody('not-allowed'),
			reader: yes,
			reviewer: yes,
			curator: yes,
			administrator: yes,
			'curator by mail alone': 'second-factor-first',
		},
	},
	'office.review': {
		own: {
			...everybody('not-allowed'),
			reviewer: yes,
			curator: yes,
			administrator: yes,
			'curator by mail alone': 'second-factor-first',
		},
	},
	'office.curate': {
		own: {
			...everybody('not-allowed'),
			curator: yes,
			administrator: yes,
			'curator by mail alone': 'second-factor-first',
		},
	},
	'office.administer': { own: { ...everybody('not-allowed'), administrator: yes } },
	'office.change-team': { own: { ...everybody('not-allowed'), administrator: yes } },
	'office.hold': { own: CURATORS },
	'office.trust': { own: CURATORS },
	'office.open-contact': { own: { ...CURATORS, reviewer: yes } },
	'office.view-as': { own: { ...CURATORS, reviewer: yes } },
};

describe('S17 who may do what', () => {
	it('is written down for every action', () => {
		expect(Object.keys(MATRIX).sort()).toEqual([...ACTIONS].sort());
	});

	for (const action of ACTIONS)
		for (const role of Object.keys(ROLES) as Role[])
			it(`${role}: ${action}`, () => {
				const who = ROLES[role];
				const { own, foreign } = MATRIX[action];
				expect(refusalOf(who, action, { clubId: MINE, personId: 'me' })).toBe(own[role]);
				if (!foreign || role === 'nobody') return;
				expect(refusalOf(who, action, { clubId: OTHERS, personId: 'you' })).toBe(foreign);
				expect(refusalOf(who, action)).toBe(foreign);
			});

	it('lets the city look after both teams, and the agency after its own', () => {
		const of = (team: string, fresh = true) =>
			person({ office: { team, role: 'administer' }, strong: true, fresh });
		for (const team of OFFICE_TEAMS)
			expect(refusalOf(of('stadt'), 'office.change-team', { team })).toBeUndefined();
		expect(refusalOf(of('agentur'), 'office.change-team', { team: 'agentur' })).toBeUndefined();
		expect(refusalOf(of('agentur'), 'office.change-team', { team: 'stadt' })).toBe('not-allowed');
		expect(refusalOf(of('agentur'), 'office.change-team')).toBe('not-allowed');
		expect(refusalOf(of('stadt', false), 'office.change-team', { team: 'stadt' })).toBe(
			'prove-first',
		);
	});

	it('throws what it says', () => {
		expect(() => demand(undefined, 'club-area.see')).toThrow(
			new Refused('sign-in-first', { action: 'club-area.see' }),
		);
		expect(demand(ROLES.owner, 'club.manage', { clubId: MINE })).toBe(ROLES.owner);
	});
});
