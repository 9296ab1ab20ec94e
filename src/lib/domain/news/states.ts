import { defineStates } from '../states';

export const NEWS_STATES = [
	'draft',
	'waiting',
	'query',
	'rejected',
	'published',
	'withdrawn',
] as const;
export type NewsState = (typeof NEWS_STATES)[number];

const news = defineStates({
	thing: 'news',
	states: NEWS_STATES,
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
			to: 'published',
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
			from: ['waiting', 'published'],
			to: 'query',
			who: ['coordinator'],
			why: 'something is unclear, in the review or in a sample',
		},
		{
			action: 'approve',
			from: ['waiting', 'query'],
			to: 'published',
			who: ['coordinator'],
			why: 'reviewed and fine',
		},
		{
			action: 'reject',
			from: ['waiting', 'query', 'published'],
			to: 'rejected',
			who: ['coordinator'],
			why: 'does not belong here; the reason goes to the club',
		},
		{
			action: 'undo',
			from: ['query', 'published', 'rejected'],
			to: 'waiting',
			who: ['coordinator'],
			why: 'a decision was a slip of the hand: back on the desk, minutes later',
		},
		{
			action: 'withdraw',
			from: ['published'],
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
export type NewsAction = (typeof news.actions)[number];
export const NEWS_MOVES = news.moves;
export const newsStates = news;
export const moveNews = news.move;
