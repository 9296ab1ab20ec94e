import { defineStates } from '../states';
import { reviewMoves, withdrawMoves } from '../written-moves';

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
	moves: [...reviewMoves('published', ['published']), ...withdrawMoves(['published'])],
});
export type NewsAction = (typeof news.actions)[number];
export const NEWS_MOVES = news.moves;
export const newsStates = news;
export const moveNews = news.move;
