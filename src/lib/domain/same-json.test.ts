import { describe, expect, it } from 'vitest';
import { changedFields } from './club/content';
import { canonical, sameJson } from './same-json';

describe('the same value', () => {
	it('does not depend on the order in which a database hands back its keys', () => {
		expect(sameJson({ street: 'Hüxstraße', no: 3 }, { no: 3, street: 'Hüxstraße' })).toBe(true);
		expect(canonical([{ b: 1, a: [{ d: 1, c: 2 }] }])).toBe('[{"a":[{"c":2,"d":1}],"b":1}]');
	});

	it('is another one when a list has another order, or something is missing', () => {
		expect(sameJson(['a', 'b'], ['b', 'a'])).toBe(false);
		expect(sameJson({ a: 1 }, { a: 1, b: 2 })).toBe(false);
		expect(sameJson({ a: 1 }, { b: 1 })).toBe(false);
	});

	it('knows no difference between nothing and left out', () => {
		expect(sameJson(undefined, null)).toBe(true);
		expect(sameJson('', null)).toBe(false);
	});

	it('marks no field of a club as changed that only came back in another order', () => {
		const links = [{ label: 'Chor', url: 'https://chor.example' }];
		const again = [{ url: 'https://chor.example', label: 'Chor' }];
		expect(changedFields({ links } as never, { links: again } as never)).toEqual([]);
	});
});
