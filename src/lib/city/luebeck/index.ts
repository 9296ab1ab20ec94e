import type { City } from '../city';

export const luebeck: City = {
	key: 'luebeck',
	product: 'Tohoop',
	name: 'Lübeck',
	feedbackMail: 'barrierefreiheit@luebeck.example',
};
