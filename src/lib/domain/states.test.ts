import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { clubStates, publishAction } from './club/states';
import { enquiryStates } from './enquiry/states';
import { eventStates } from './event/states';
import { keepsAnOwner, membershipStates } from './membership/states';
import { needStates } from './need/states';
import { newsStates } from './news/states';
import { reportStates } from './report/states';
import { Refused } from './result';
import { reviewStates } from './review/states';
import { defineStates, type Machine } from './states';
import { versionStates } from './version/states';

// Thousands of runs on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const machines: Machine<string, string>[] = [
	clubStates,
	needStates,
	eventStates,
	newsStates,
	enquiryStates,
	reviewStates,
	reportStates,
	versionStates,
	membershipStates,
] as unknown as Machine<string, string>[];

/** Written by hand: what the tables must amount to. Whatever is not here is refused. */
const EXPECTED: Record<string, Record<string, string>> = {
	club: {
		draft: 'submit>waiting block>blocked archive>archived leave>archived',
		waiting:
			'take-back>draft ask>query approve>approved verify>verified reject>rejected block>blocked leave>archived',
		query:
			'submit>waiting approve>approved verify>verified reject>rejected undo>waiting block>blocked leave>archived',
		approved:
			'verify>verified undo>waiting pause>paused block>blocked archive>archived leave>archived',
		verified:
			'undo>waiting distrust>approved pause>paused block>blocked archive>archived leave>archived',
		rejected: 'submit>waiting undo>waiting block>blocked archive>archived leave>archived',
		paused:
			'resume>approved resume-verified>verified block>blocked archive>archived leave>archived',
		blocked: 'unblock>paused',
		archived:
			'block>blocked stay>approved stay-verified>verified stay-paused>paused stay-draft>draft restore>waiting',
	},
	need: {
		draft: 'submit>waiting publish>open',
		waiting: 'take-back>draft ask>query approve>open reject>rejected',
		query: 'submit>waiting approve>open reject>rejected undo>waiting',
		rejected: 'submit>waiting undo>waiting redraft>draft',
		open: 'ask>query reject>rejected undo>waiting pause>paused fill>full finish>done expire>expired extend>open withdraw>withdrawn',
		paused: 'resume>open fill>full finish>done expire>expired withdraw>withdrawn',
		full: 'pause>paused reopen>open finish>done expire>expired withdraw>withdrawn',
		done: 'reopen>open withdraw>withdrawn',
		expired: 'extend>open withdraw>withdrawn',
		withdrawn: 'redraft>draft',
	},
	event: {
		draft: 'submit>waiting publish>planned',
		waiting: 'take-back>draft ask>query approve>planned reject>rejected',
		query: 'submit>waiting approve>planned reject>rejected undo>waiting',
		rejected: 'submit>waiting undo>waiting redraft>draft',
		planned:
			'ask>query reject>rejected undo>waiting move>moved fill>full cancel>cancelled withdraw>withdrawn',
		moved: 'ask>query reject>rejected move>moved fill>full cancel>cancelled withdraw>withdrawn',
		full: 'ask>query reject>rejected move>moved reopen>planned cancel>cancelled withdraw>withdrawn',
		cancelled: 'reinstate>planned withdraw>withdrawn',
		withdrawn: 'redraft>draft',
	},
	news: {
		draft: 'submit>waiting publish>published',
		waiting: 'take-back>draft ask>query approve>published reject>rejected',
		query: 'submit>waiting approve>published reject>rejected undo>waiting',
		rejected: 'submit>waiting undo>waiting redraft>draft',
		published: 'ask>query reject>rejected undo>waiting withdraw>withdrawn',
		withdrawn: 'redraft>draft',
	},
	enquiry: {
		sent: 'reply>answered clarify>clarified withdraw>withdrawn give-up>closed erase>erased',
		answered: 'reply>answered clarify>clarified withdraw>withdrawn close>closed erase>erased',
		clarified: 'reply>answered clarify>clarified withdraw>withdrawn close>closed erase>erased',
		withdrawn: 'erase>erased',
		closed: 'reopen>answered erase>erased',
		erased: '',
	},
	review: {
		open: 'ask>asked approve>approved reject>rejected withdraw>withdrawn',
		asked: 'answer>open approve>approved reject>rejected withdraw>withdrawn undo>open',
		approved: 'undo>open',
		rejected: 'undo>open',
		withdrawn: 'put-back>open',
	},
	report: {
		open: 'take>checking uphold>upheld dismiss>dismissed',
		checking: 'give-back>open uphold>upheld dismiss>dismissed',
		upheld: 'reopen>checking',
		dismissed: 'reopen>checking',
	},
	version: {
		draft: 'submit>waiting publish>approved discard>discarded',
		waiting: 'take-back>draft ask>query approve>approved reject>rejected',
		query:
			'submit>waiting approve>approved reject>rejected undo>waiting redraft>draft discard>discarded',
		approved: 'undo>waiting supersede>superseded',
		rejected: 'undo>waiting redraft>draft discard>discarded',
		superseded: 'put-back>approved',
		discarded: '',
	},
	membership: {
		invited: 'accept>active decline>declined expire>expired revoke>removed join>active',
		asked: 'expire>expired confirm>active refuse>declined join>active',
		active: 'undo>asked leave>left remove>removed',
		declined: 'undo>asked join>active invite>invited',
		expired: 'join>active invite>invited',
		left: 'join>active invite>invited',
		removed: 'join>active invite>invited',
	},
};

const moveOrRefusal = (machine: Machine<string, string>, state: string, action: string) => {
	try {
		return machine.move(state, action);
	} catch (error) {
		if (error instanceof Refused) return error.code;
		throw error;
	}
};

describe.each(machines.map((machine) => [machine.thing, machine] as const))(
	'%s',
	(thing, machine) => {
		const expected = EXPECTED[thing] ?? {};

		test('knows exactly its states', () => {
			expect(Object.keys(expected).sort()).toEqual([...machine.states].sort());
		});

		const pairs = machine.states.flatMap((state) =>
			machine.actions.map((action) => [state, action] as const),
		);
		it.each(pairs)('%s + %s', (state, action) => {
			const allowed = (expected[state] ?? '').split(' ').find((it) => it.startsWith(`${action}>`));
			expect(moveOrRefusal(machine, state, action)).toBe(
				allowed ? allowed.slice(action.length + 1) : 'wrong-state',
			);
		});

		it('lets only those move who may', () => {
			for (const entry of machine.moves)
				for (const from of entry.from)
					for (const who of ['owner', 'writer', 'coordinator', 'person', 'system'] as const) {
						const may = entry.who.includes(who);
						expect(machine.possible(from, who).includes(entry.action)).toBe(may);
						if (may) expect(machine.move(from, entry.action, who)).toBe(entry.to);
						else
							expect(() => machine.move(from, entry.action, who)).toThrow(
								expect.objectContaining({ code: 'not-allowed' }),
							);
					}
		});

		it('never reaches an illegal state, whatever is tried in whatever order', () => {
			fc.assert(
				fc.property(
					fc.constantFrom(...machine.states),
					fc.array(fc.oneof(fc.constantFrom(...machine.actions), fc.string()), { maxLength: 40 }),
					(start, actions) => {
						let state = start;
						for (const action of actions) {
							const next = moveOrRefusal(machine, state, action);
							if (next === 'wrong-state') continue;
							if (!(expected[state] ?? '').split(' ').includes(`${action}>${next}`))
								throw new Error(`${state} ${action} ${next}`);
							state = next;
						}
						expect(machine.isState(state)).toBe(true);
					},
				),
				{ numRuns: 1_000 },
			);
		});
	},
);

it('refuses a table in which one action has two outcomes', () => {
	const who = ['owner'] as const;
	expect(() =>
		defineStates({
			thing: 'odd',
			states: ['a', 'b'],
			moves: [
				{ action: 'go', from: ['a'], to: 'b', who, why: '' },
				{ action: 'go', from: ['a'], to: 'a', who, why: '' },
			],
		}),
	).toThrow('Two moves');
});

describe('trust', () => {
	it.each(clubStates.states)('a club in state %s publishes at once only when verified', (state) => {
		expect(publishAction(state)).toBe(state === 'verified' ? 'publish' : 'submit');
	});
});

describe('the last owner', () => {
	const owner = { id: 'a', role: 'owner', state: 'active' } as const;
	it('keeps the club from being nobody’s', () => {
		expect(keepsAnOwner([owner], 'a')).toBe(false);
		expect(keepsAnOwner([owner, { id: 'b', role: 'writer', state: 'active' }], 'a')).toBe(false);
		expect(keepsAnOwner([owner, { id: 'b', role: 'owner', state: 'invited' }], 'a')).toBe(false);
		expect(keepsAnOwner([owner, { id: 'b', role: 'owner', state: 'active' }], 'a')).toBe(true);
	});
});
