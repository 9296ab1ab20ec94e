import { conditionsOf, UNDERSTOOD_NOTHING } from '$lib/domain/search/conditions';
import { EMPTY_QUERY } from '$lib/domain/search/query';
import { expect, test } from 'vitest';
import type { SearchClient } from '../platform/search/client';
import { searchEngine } from './engine-search';
import type { Question } from './question';

const question: Question = {
	words: [],
	match: 'all',
	apart: false,
	conditions: conditionsOf(EMPTY_QUERY, UNDERSTOOD_NOTHING, {
		date: '2026-11-23',
		weekday: 0,
		ends: 0,
	}),
	typed: '',
	sort: 'relevanz',
	near: null,
	limit: 10,
	offset: 0,
	facets: true,
	now: 0,
};
const { signal } = new AbortController();
const found = { totalHits: 7, hits: [{ id: 'a', card: { id: 'a' } }] };
const counted = { totalHits: 7, hits: [], facetDistribution: { counted: { 'type:club': 7 } } };

/** An engine that answers what is to be found and what is to be counted as it is told. */
function search(answers: { found: () => Promise<object>; counted: () => Promise<object> }) {
	const ask: SearchClient['ask'] = async ([first]) => [
		await (first && 'facets' in first ? answers.counted() : answers.found()),
	];
	return searchEngine({ ask } as SearchClient, 'entries', question, signal);
}

test('what was found is there before it was counted', async () => {
	let finish: (answer: object) => void = () => undefined;
	const answer = await search({
		found: () => Promise.resolve(found),
		counted: () => new Promise((resolve) => (finish = resolve)),
	});
	expect(answer).toMatchObject({ total: 7, cards: [{ id: 'a' }] });
	finish(counted);
	expect((await answer.facets).type).toEqual({ club: 7 });
});

test('numbers that fail trip whoever waits for them, and nobody else', async () => {
	const fails = () => Promise.reject(new Error('away'));
	const answer = await search({ found: () => Promise.resolve(found), counted: fails });
	await expect(Promise.resolve(answer.facets)).rejects.toThrow('away');
	// Given up before the numbers were there: nobody waits for them any more, and the process goes on.
	await expect(search({ found: fails, counted: fails })).rejects.toThrow('away');
});
