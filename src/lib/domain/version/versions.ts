import { Refused } from '../result';
import { moveVersion, type VersionAction, type VersionState } from './states';

/** One version of what somebody wrote. Never changed: an edit makes another value. */
export interface Version<T> {
	readonly number: number;
	readonly state: VersionState;
	readonly content: T;
}

/** All versions of a thing, oldest first. */
export type Versions<T> = readonly Version<T>[];

export const approvedOf = <T>(versions: Versions<T>): Version<T> | undefined =>
	versions.find((version) => version.state === 'approved');

/** What is being written or waits; at most one. */
export const pendingOf = <T>(versions: Versions<T>): Version<T> | undefined =>
	versions.findLast((version) => ['draft', 'waiting', 'query', 'rejected'].includes(version.state));

/** Writes on: changes the draft, or begins one. What is approved stays as it is and stays public. */
export function edit<T>(versions: Versions<T>, content: T): Versions<T> {
	const pending = pendingOf(versions);
	if (!pending) {
		const number = Math.max(0, ...versions.map((version) => version.number)) + 1;
		return [...versions, { number, state: 'draft', content }];
	}
	// Who waits may write on: it goes back to draft and is submitted anew.
	const action = { waiting: 'take-back', query: 'redraft', rejected: 'redraft' } as const;
	const state =
		pending.state === 'waiting' || pending.state === 'query' || pending.state === 'rejected'
			? moveVersion(pending.state, action[pending.state])
			: pending.state;
	return replace(versions, { ...pending, state, content });
}

/** Moves what is pending. Approved, it takes the place of the approved one before. */
export function decide<T>(versions: Versions<T>, action: VersionAction): Versions<T> {
	const pending = pendingOf(versions);
	if (!pending) throw new Refused('wrong-state', { thing: 'version', action });
	const state = moveVersion(pending.state, action);
	const before = approvedOf(versions);
	const rest =
		state === 'approved' && before
			? replace(versions, { ...before, state: moveVersion(before.state, 'supersede') })
			: versions;
	return replace(rest, { ...pending, state });
}

const replace = <T>(versions: Versions<T>, changed: Version<T>): Versions<T> =>
	versions.map((version) => (version.number === changed.number ? changed : version));
