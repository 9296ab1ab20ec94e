import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refused } from '../result';
import { VERSION_STATES, versionStates } from './states';
import { approvedOf, decide, edit, pendingOf, type Versions } from './versions';

const approvedOnce = decide(decide(edit<string>([], 'eins'), 'submit'), 'approve');

describe('versions', () => {
	it('keep the approved one public while a newer one is written and waits', () => {
		const waiting = decide(edit(approvedOnce, 'zwei'), 'submit');
		expect(approvedOf(waiting)).toEqual({ number: 1, state: 'approved', content: 'eins' });
		expect(pendingOf(waiting)).toEqual({ number: 2, state: 'waiting', content: 'zwei' });
		const after = decide(waiting, 'approve');
		expect(approvedOf(after)?.content).toBe('zwei');
		expect(after[0]?.state).toBe('superseded');
	});

	it('let who waits write on, and take it back to draft', () => {
		const waiting = decide(edit(approvedOnce, 'zwei'), 'submit');
		expect(pendingOf(edit(waiting, 'drei'))).toEqual({
			number: 2,
			state: 'draft',
			content: 'drei',
		});
	});

	it('stay public when the newer one is rejected', () => {
		const rejected = decide(decide(edit(approvedOnce, 'zwei'), 'submit'), 'reject');
		expect(approvedOf(rejected)?.content).toBe('eins');
	});

	it('cannot be decided when nothing waits', () => {
		expect(() => decide(approvedOnce, 'approve')).toThrow(
			expect.objectContaining({ code: 'wrong-state' }),
		);
	});

	it('never change an approved one by whatever is written or decided', () => {
		const act = fc.oneof(
			fc.record({ edit: fc.string() }),
			fc.record({ decide: fc.constantFrom(...versionStates.actions) }),
		);
		fc.assert(
			fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
				let versions: Versions<string> = [];
				for (const step of acts) {
					const before = Object.freeze(versions.map((version) => Object.freeze({ ...version })));
					const approved = approvedOf(before);
					let next = before as Versions<string>;
					try {
						next = 'edit' in step ? edit(before, step.edit) : decide(before, step.decide);
					} catch (error) {
						if (!(error instanceof Refused)) throw error;
					}
					const now = approvedOf(next);
					if (approved && 'edit' in step) expect(now).toEqual(approved);
					// Its words stay for ever, even when another takes its place.
					if (approved)
						expect(next.find((it) => it.number === approved.number)?.content).toBe(
							approved.content,
						);
					expect(next.filter((it) => it.state === 'approved').length).toBeLessThanOrEqual(1);
					expect(next.every((it) => VERSION_STATES.includes(it.state))).toBe(true);
					expect(new Set(next.map((it) => it.number)).size).toBe(next.length);
					if (approved) expect(now).toBeDefined();
					versions = next;
				}
				expect(versions).toBeDefined();
			}),
			{ numRuns: 1_000 },
		);
	}, 60_000);
});
