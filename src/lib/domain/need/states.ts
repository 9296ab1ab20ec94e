import { defineStates } from '../states';

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
			to: 'open',
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
			from: ['waiting', 'open'],
			to: 'query',
			who: ['coordinator'],
			why: 'something is unclear, in the review or in a sample',
		},
		{
			action: 'approve',
			from: ['waiting', 'query'],
			to: 'open',
			who: ['coordinator'],
			why: 'reviewed and fine',
		},
		{
			action: 'reject',
			from: ['waiting', 'query', 'open'],
			to: 'rejected',
			who: ['coordinator'],
			why: 'does not belong here; the reason goes to the club',
		},
		{
			action: 'undo',
			from: ['query', 'open', 'rejected'],
			to: 'waiting',
			who: ['coordinator'],
			why: 'a decision was a slip of the hand: back on the desk, minutes later',
		},
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
		{
			action: 'withdraw',
			from: ['open', 'paused', 'full', 'done', 'expired'],
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
export type NeedAction = (typeof need.actions)[number];
export const NEED_MOVES = need.moves;
export const needStates = need;
export const moveNeed = need.move;
