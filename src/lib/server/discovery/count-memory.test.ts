import { conditionsOf, UNDERSTOOD_NOTHING } from '$lib/domain/search/conditions';
import { EMPTY_QUERY } from '$lib/domain/search/query';
import { expect, it } from 'vitest';
import { openCountMemory } from './count-memory';
import type { Facets } from '$lib/domain/search/settings';
import type { Ask, Question } from './question';

const today = { date: '2026-11-23', weekday: 0, ends: 0 };
const question: Question = {
	...{ words: [], match: 'all', apart: false, typed: '', sort: 'relevanz', near: null },
	...{ limit: 10, offset: 0, facets: true, now: 0 },
	conditions: conditionsOf(EMPTY_QUERY, UNDERSTOOD_NOTHING, today),
};

function begin(counts?: () => Promise<Facets>) {
	let time = 0;
	let total = 7;
	const asked: boolean[] = [];
	const memory = openCountMemory(() => time);
	const answer: Ask = ({ facets }) => {
		asked.push(facets);
		if (!facets) return Promise.resolve({ total, cards: [], facets: {} });
		return Promise.resolve({ total, cards: [], facets: counts?.() ?? { type: { club: total } } });
	};
	const ask = memory.over('engine', answer);
	return {
		...{ memory, asked, answer },
		clubs: async (more: Partial<Question> = {}) =>
			(await (await ask({ ...question, ...more })).facets).type?.club,
		find: async () => (await ask(question)).total,
		becomes: (count: number) => (total = count),
		wait: (ms: number) => (time += ms),
	};
}

it('counts once for many who ask the same, in whatever order and on whatever page', async () => {
	const { clubs, asked, find, becomes } = begin();
	expect(await clubs()).toBe(7);
	becomes(9);
	expect(await clubs({ offset: 20, limit: 5, sort: 'name', now: 12 })).toBe(7);
	expect(asked).toEqual([true, false]);
	// How much there is, is asked every time.
	expect(await find()).toBe(9);
});

it('counts anew after half a minute, after a change, for another question, and for the other source', async () => {
	const { clubs, becomes, wait, memory, answer } = begin();
	await clubs();
	becomes(8);
	expect(await clubs({ match: 'any' })).toBe(8);
	expect(await clubs({ conditions: { ...question.conditions, topic: ['sport'] } })).toBe(8);
	expect((await (await memory.over('database', answer)(question)).facets).type?.club).toBe(8);
	expect(await clubs()).toBe(7);
	wait(30_001);
	expect(await clubs()).toBe(8);
	becomes(9);
	memory.forget();
	expect(await clubs()).toBe(9);
});

it('keeps nothing that was counted before a change, that failed, or that was not counted', async () => {
	let finish: (facets: Facets) => void = () => undefined;
	const slow = begin(() => new Promise((resolve) => (finish = resolve)));
	const early = slow.clubs();
	await new Promise((resolve) => setImmediate(resolve));
	slow.memory.forget();
	finish({ type: { club: 1 } });
	expect(await early).toBe(1);
	const late = slow.clubs();
	await new Promise((resolve) => setImmediate(resolve));
	finish({ type: { club: 2 } });
	expect(await late).toBe(2);

	const broken = begin(() => Promise.reject(new Error('away')));
	await expect(broken.clubs()).rejects.toThrow('away');
	await expect(broken.clubs()).rejects.toThrow('away');
	const uncounted = begin(() => Promise.resolve({}));
	await uncounted.clubs();
	await uncounted.clubs();
	expect(uncounted.asked).toEqual([true, true]);
});
