import { defineStates } from '../states';

/** A cancelled event stays visible, with its reason, until it would have been over. */
export const EVENT_STATES = [
	'draft',
	'waiting',
	'query',
	'rejected',
	'planned',
	'moved',
	'full',
	'cancelled',
	'withdrawn',
] as const;
export type EventState = (typeof EVENT_STATES)[number];

const event = defineStates({
	thing: 'event',
	states: EVENT_STATES,
	moves: [
		{
			action: 'submit',
			from: ['draft', 'query', 'rejected'],
			to: 'waiting',
			who: ['owner', 'writer'],
			why: 'a club that is not yet trusted asks for the review',
		},
		{
			action: 'publish',
			from: ['draft'],
			to: 'planned',
			who: ['owner', 'writer', 'coordinator'],
			why: 'a trusted club publishes at once (see publishAction)',
		},
		{
			action: 'take-back',
			from: ['waiting'],
			to: 'draft',
			who: ['owner', 'writer'],
			why: 'the club wants to write on before anyone decides',
		},
		{
			action: 'ask',
			from: ['waiting', 'planned', 'moved', 'full'],
			to: 'query',
			who: ['coordinator'],
			why: 'something is unclear, in the review or in a sample',
		},
		{
			action: 'approve',
			from: ['waiting', 'query'],
			to: 'planned',
			who: ['coordinator'],
			why: 'reviewed and fine',
		},
		{
			action: 'reject',
			from: ['waiting', 'query', 'planned', 'moved', 'full'],
			to: 'rejected',
			who: ['coordinator'],
			why: 'does not belong here; the reason goes to the club',
		},
		{
			action: 'undo',
			from: ['query', 'planned', 'rejected'],
			to: 'waiting',
			who: ['coordinator'],
			why: 'a decision was a slip of the hand: back on the desk, minutes later',
		},
		{
			action: 'move',
			from: ['planned', 'moved', 'full'],
			to: 'moved',
			who: ['owner', 'writer', 'system'],
			why: 'another time or place',
		},
		{
			action: 'fill',
			from: ['planned', 'moved'],
			to: 'full',
			who: ['owner', 'writer', 'system'],
			why: 'no seat left',
		},
		{
			action: 'reopen',
			from: ['full'],
			to: 'planned',
			who: ['owner', 'writer', 'system'],
			why: 'a seat is free again',
		},
		{
			action: 'cancel',
			from: ['planned', 'moved', 'full'],
			to: 'cancelled',
			who: ['owner', 'writer', 'coordinator', 'system'],
			why: 'does not take place; people must be able to read why',
		},
		{
			action: 'reinstate',
			from: ['cancelled'],
			to: 'planned',
			who: ['owner', 'writer'],
			why: 'takes place after all',
		},
		{
			action: 'withdraw',
			from: ['planned', 'moved', 'full', 'cancelled'],
			to: 'withdrawn',
			who: ['owner', 'writer', 'coordinator'],
			why: 'not to be seen any more',
		},
		{
			action: 'redraft',
			from: ['rejected', 'withdrawn'],
			to: 'draft',
			who: ['owner', 'writer'],
			why: 'start again from the old text',
		},
	],
});
export type EventAction = (typeof event.actions)[number];
export const EVENT_MOVES = event.moves;
export const eventStates = event;
export const moveEvent = event.move;
