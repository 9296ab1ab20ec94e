import { defineStates } from '../states';
import { reviewMoves, withdrawMoves } from '../written-moves';

export const NEED_STATES = [
	'draft',
	'waiting',
	'query',
	'rejected',
	'open',
	'paused',
	'full',
	'done',
	'expired',
	'withdrawn',
] as const;
export type NeedState = (typeof NEED_STATES)[number];

const need = defineStates({
	thing: 'need',
	states: NEED_STATES,
	moves: [
		...reviewMoves('open', ['open']),
		{
			action: 'pause',
			from: ['open', 'full'],
			to: 'paused',
			who: ['owner', 'writer', 'coordinator', 'system'],
			why: 'the club rests it, or enquiries stayed unanswered for 14 days',
		},
		{
			action: 'resume',
			from: ['paused'],
			to: 'open',
			who: ['owner', 'writer', 'coordinator'],
			why: 'help is wanted again',
		},
		{
			action: 'fill',
			from: ['open', 'paused'],
			to: 'full',
			who: ['owner', 'writer', 'system'],
			why: 'enough hands; the page stays and says thank you',
		},
		{
			action: 'reopen',
			from: ['full', 'done'],
			to: 'open',
			who: ['owner', 'writer'],
			why: 'hands are wanted after all',
		},
		{
			action: 'finish',
			from: ['open', 'paused', 'full'],
			to: 'done',
			who: ['owner', 'writer'],
			why: 'the task is done',
		},
		{
			action: 'expire',
			from: ['open', 'paused', 'full'],
			to: 'expired',
			who: ['system'],
			why: 'the day has passed and nobody confirmed it',
		},
		{
			action: 'extend',
			from: ['open', 'expired'],
			to: 'open',
			who: ['owner', 'writer', 'coordinator'],
			why: 'still true: one tap, the end moves on',
		},
		...withdrawMoves(['open', 'paused', 'full', 'done', 'expired']),
	],
});
export type NeedAction = (typeof need.actions)[number];
export const NEED_MOVES = need.moves;
export const needStates = need;
export const moveNeed = need.move;
