import { expect, it } from 'vitest';
import { JUDGED_PAIRS } from '../../../../tests/judged/duplicate-pairs';
import { inventClubs } from '../../../../tests/judged/many-clubs';
import { findCandidates, type Candidate } from './candidates';
import { prepare, type Comparable } from './likeness';

function search(clubs: readonly (Comparable & { id: string })[]) {
	const walk = findCandidates(new Map(clubs.map((club) => [club.id, prepare(club)])));
	let rests = 0;
	for (;;) {
		const step = walk.next();
		if (step.done) return { found: step.value, rests };
		rests++;
	}
}
const key = ({ one, other }: Pick<Candidate, 'one' | 'other'>) => `${one} ${other}`;

it('lets those meet that share something, and finds what lies among thousands', () => {
	const { clubs, doubles } = inventClubs(3_000, 60);
	const { found, rests } = search(clubs);
	const known = new Set(found.map(key));
	const missed = doubles.filter((pair) => !known.has(key(pair)));
	expect(missed.length).toBeLessThanOrEqual(doubles.length * 0.2);
	const planted = new Set(doubles.map(key));
	const wrong = found.filter((pair) => !planted.has(key(pair)));
	expect(wrong.length, JSON.stringify(wrong.slice(0, 5))).toBeLessThanOrEqual(found.length * 0.1);
	expect(rests).toBeGreaterThan(0);
});

it('misses none of the judged pairs that the comparison itself would find', () => {
	const empty = { text: '', phone: '', mail: '', website: '', street: '', postcode: '' };
	const pairs = JUDGED_PAIRS.filter(({ same }) => same);
	const met = pairs.filter(({ one, other }) => {
		const { found } = search([
			{ ...empty, ...one, id: 'a' },
			{ ...empty, ...other, id: 'b' },
		]);
		return found.length === 1;
	});
	expect(met.length / pairs.length).toBeGreaterThanOrEqual(0.8);
});

it('shows each club with its best three at most', () => {
	const clubs = Array.from({ length: 12 }, (_, at) => ({
		...{ id: `c${String(at).padStart(2, '0')}`, name: 'Gleicher Name', text: '', phone: '' },
		...{ mail: '', website: '', street: '', postcode: '' },
	}));
	const { found } = search(clubs);
	const times = new Map<string, number>();
	for (const { one, other } of found)
		for (const id of [one, other]) times.set(id, (times.get(id) ?? 0) + 1);
	expect(found.length).toBeGreaterThan(0);
	expect(Math.max(...times.values())).toBeLessThanOrEqual(3);
});
