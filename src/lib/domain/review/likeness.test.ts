import { describe, expect, it } from 'vitest';
import { JUDGED_PAIRS } from '../../../../tests/judged/duplicate-pairs';
import { likenessOf, WORTH_A_LOOK, type Comparable } from './likeness';

const whole = (given: { name: string } & Partial<Comparable>): Comparable => ({
	text: '',
	phone: '',
	mail: '',
	website: '',
	street: '',
	postcode: '',
	...given,
});
const judged = JUDGED_PAIRS.map(({ one, other, same }) => ({
	what: `${one.name} | ${other.name}`,
	same,
	found: likenessOf(whole(one), whole(other)).score >= WORTH_A_LOOK,
	score: likenessOf(whole(one), whole(other)).score,
}));

describe('how alike two clubs are', () => {
	it('finds what people judged to be one club, and little else', () => {
		expect(judged.length).toBeGreaterThanOrEqual(60);
		const found = judged.filter((pair) => pair.found);
		const right = found.filter((pair) => pair.same);
		const missed = judged.filter((pair) => pair.same && !pair.found);
		const wrong = found.filter((pair) => !pair.same);
		const said = JSON.stringify({ missed, wrong }, null, 1);
		expect(right.length / found.length, said).toBeGreaterThanOrEqual(0.9);
		expect(right.length / (right.length + missed.length), said).toBeGreaterThanOrEqual(0.8);
	});

	it('says the same whichever stands first', () => {
		for (const { one, other } of JUDGED_PAIRS)
			expect(likenessOf(whole(one), whole(other))).toEqual(likenessOf(whole(other), whole(one)));
	});

	it('says why', () => {
		const one = whole({
			...{ name: 'Möwenchor e. V.', phone: '030 23125 1', mail: 'Chor@Moewe.example' },
			...{ street: 'Hafenstraße 1', postcode: '23552', website: 'https://www.moewe.example/' },
			...{ text: 'VR 12', topics: ['kultur-musik'] },
		});
		const other = whole({
			...{ name: 'Moewenchor', phone: '+49 30 231251', mail: 'chor@moewe.example' },
			...{ street: 'Hafenstr. 1', postcode: '23552', website: 'moewe.example' },
			...{ text: 'VR 12', topics: ['kultur-musik'] },
		});
		expect(likenessOf(one, other)).toEqual({
			score: 100,
			signs: ['name', 'register-number', 'phone', 'mail', 'website', 'place', 'topics'],
		});
	});
});
