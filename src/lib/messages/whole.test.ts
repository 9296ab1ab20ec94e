import { expect, it } from 'vitest';
import { whole } from '.';

it('parts thousands from five places on', () => {
	expect([0, 7, 9876, 16754, 132877].map(whole)).toEqual(['0', '7', '9876', '16.754', '132.877']);
});
