import { defineStates } from '../states';

export const REVIEW_STATES = ['open', 'asked', 'approved', 'rejected', 'withdrawn'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

const review = defineStates({
	thing: 'review',
	states: REVIEW_STATES,
	moves: [
		{
			action: 'ask',
			from: ['open'],
			to: 'asked',
			who: ['coordinator'],
			why: 'a query to the club',
		},
		{
			action: 'answer',
			from: ['asked'],
			to: 'open',
			who: ['owner', 'writer'],
			why: 'the club answered the query',
		},
		{
			action: 'approve',
			from: ['open', 'asked'],
			to: 'approved',
			who: ['coordinator'],
			why: 'fine',
		},
		{
			action: 'reject',
			from: ['open', 'asked'],
			to: 'rejected',
			who: ['coordinator'],
			why: 'not fine, with a reason',
		},
		{
			action: 'withdraw',
			from: ['open', 'asked'],
			to: 'withdrawn',
			who: ['owner', 'writer', 'system'],
			why: 'the thing was taken back or is gone',
		},
		{
			action: 'put-back',
			from: ['withdrawn'],
			to: 'open',
			who: ['system'],
			why: 'the club that wanted to go stays after all',
		},
		{
			action: 'undo',
			from: ['asked', 'approved', 'rejected'],
			to: 'open',
			who: ['coordinator'],
			why: 'a slip of the hand, minutes later',
		},
	],
});
export type ReviewAction = (typeof review.actions)[number];
export const REVIEW_MOVES = review.moves;
export const reviewStates = review;
export const moveReview = review.move;

/** Still on the desk. */
export const PENDING_REVIEW_STATES = ['open', 'asked'] as const satisfies readonly ReviewState[];
