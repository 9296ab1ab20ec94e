import { UNDERSTOOD_NOTHING } from '$lib/domain/search/conditions';
import { EMPTY_QUERY } from '$lib/domain/search/query';
import type { EntryCard } from '$lib/domain/search/entry';
import type { Plan, PlannedWord } from '$lib/domain/search/plan';
import { expect, it } from 'vitest';
import { climb } from './climb';
import type { Ask } from './question';

const word = (written: string): PlannedWord => ({
	written,
	stem: written,
	open: false,
	unknown: false,
	meanings: [],
	corrections: [],
	parts: [],
});
/** "Chor Moisling": a choir there, or a club of that name. */
const plan: Plan = {
	typed: ['chor', 'moisling'],
	words: [word('chor')],
	nameWords: [word('chor'), word('moisling')],
	...UNDERSTOOD_NOTHING,
	districts: ['moisling'],
	understood: true,
};
const at = { today: { date: '2026-11-23', weekday: 0, ends: 0 }, now: 0, facets: false };
const card = (id: string) => ({ id }) as EntryCard;

it('gives every page the same true number when a club elsewhere bears the name', async () => {
	const there = Array.from({ length: 7 }, (_, n) => card(`there ${n}`));
	const ask: Ask = (question) => {
		const all = question.namesOnly ? [card('named so')] : there;
		const cards = all.slice(question.offset, question.offset + question.limit);
		return Promise.resolve({ total: all.length, cards, facets: {} });
	};
	for (const limit of [1, 3, 6, 7, 8, 20]) {
		const ids: string[] = [];
		const totals = new Set<number>();
		for (let page = 1; page <= 9; page++) {
			const found = await climb(ask, { ...EMPTY_QUERY, limit, page }, plan, at);
			ids.push(...found.cards.map(({ id }) => id));
			totals.add(found.total);
		}
		expect([...totals], `${limit} a page`).toEqual([new Set(ids).size]);
		expect(ids.length, `${limit} a page`).toBe(new Set(ids).size);
	}
});

it('shows everything, and says so, when no word says what is looked for', async () => {
	const ask: Ask = ({ words }) =>
		Promise.resolve({ total: words.length > 0 ? 0 : 9, cards: [], facets: {} });
	const of = (typed: string) => {
		const words = typed.split(' ');
		const nothing = { districts: [], understood: false, nameWords: [] };
		return climb(
			ask,
			EMPTY_QUERY,
			{ ...plan, ...nothing, typed: words, words: words.map(word) },
			at,
		);
	};
	expect(await of('ich moechte jetzt')).toMatchObject({
		total: 9,
		relaxed: { dropped: [], words: true },
	});
	expect((await of('jetzt segeln')).total).toBe(0);
});

it('puts what begins first in front where nothing but a day was said', async () => {
	const sorts: string[] = [];
	const ask: Ask = ({ sort }) => {
		sorts.push(sort);
		return Promise.resolve({ total: 9, cards: [], facets: {} });
	};
	const nothing = { ...plan, ...UNDERSTOOD_NOTHING, typed: ['heute'], words: [], nameWords: [] };
	const today = { days: ['Montag'], times: [], ahead: 0, from: null } as const;
	await climb(ask, EMPTY_QUERY, { ...nothing, when: today }, at);
	await climb(ask, { ...EMPTY_QUERY, sort: 'name' }, { ...nothing, when: today }, at);
	await climb(ask, EMPTY_QUERY, { ...nothing, when: { ...today, ahead: null } }, at);
	await climb(ask, EMPTY_QUERY, { ...nothing, when: today, words: [word('chor')] }, at);
	expect(sorts).toEqual(['datum', 'name', 'relevanz', 'relevanz']);
});
