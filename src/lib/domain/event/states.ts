import { defineStates } from '../states';
import { reviewMoves, withdrawMoves } from '../written-moves';

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
		...reviewMoves('planned', ['planned', 'moved', 'full']),
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
		...withdrawMoves(['planned', 'moved', 'full', 'cancelled']),
	],
});
export type EventAction = (typeof event.actions)[number];
export const EVENT_MOVES = event.moves;
export const eventStates = event;
export const moveEvent = event.move;
