import { defineStates } from '../states';

/** One version of an editable thing. At most one is `approved`; that one is public. */
export const VERSION_STATES = [
	'draft',
	'waiting',
	'query',
	'approved',
	'rejected',
	'superseded',
	'discarded',
] as const;
export type VersionState = (typeof VERSION_STATES)[number];

const version = defineStates({
	thing: 'version',
	states: VERSION_STATES,
	moves: [
		{
			action: 'submit',
			from: ['draft', 'query'],
			to: 'waiting',
			who: ['owner', 'writer'],
			why: 'needs a look first: not trusted, or a risky field changed',
		},
		{
			action: 'take-back',
			from: ['waiting'],
			to: 'draft',
			who: ['owner', 'writer'],
			why: 'write on while it waits',
		},
		{
			action: 'publish',
			from: ['draft'],
			to: 'approved',
			who: ['owner', 'writer', 'coordinator'],
			why: 'trusted and nothing risky in it',
		},
		{
			action: 'ask',
			from: ['waiting'],
			to: 'query',
			who: ['coordinator'],
			why: 'something is unclear',
		},
		{
			action: 'approve',
			from: ['waiting', 'query'],
			to: 'approved',
			who: ['coordinator'],
			why: 'reviewed and fine',
		},
		{
			action: 'reject',
			from: ['waiting', 'query'],
			to: 'rejected',
			who: ['coordinator'],
			why: 'not fine; the approved one stays public',
		},
		{
			action: 'undo',
			from: ['query', 'approved', 'rejected'],
			to: 'waiting',
			who: ['coordinator'],
			why: 'a decision was a slip of the hand: back on the desk, minutes later',
		},
		{
			action: 'redraft',
			from: ['query', 'rejected'],
			to: 'draft',
			who: ['owner', 'writer'],
			why: 'write on from it',
		},
		{
			action: 'supersede',
			from: ['approved'],
			to: 'superseded',
			who: ['system'],
			why: 'a newer one was approved',
		},
		{
			action: 'put-back',
			from: ['superseded'],
			to: 'approved',
			who: ['system'],
			why: 'the approval that superseded it was undone',
		},
		{
			action: 'discard',
			from: ['draft', 'query', 'rejected'],
			to: 'discarded',
			who: ['owner', 'writer', 'coordinator'],
			why: 'not wanted any more, or put right by the review and kept to be read',
		},
	],
});
export type VersionAction = (typeof version.actions)[number];
export const VERSION_MOVES = version.moves;
export const versionStates = version;
export const moveVersion = version.move;
