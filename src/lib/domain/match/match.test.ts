import { expect, it } from 'vitest';
import { matchNeeds, QUESTION_NAMES, QUESTIONS, readAnswers, type Matchable } from './match';

const need = (more: Partial<Matchable> & { name: string }) => ({
	topics: ['umwelt-klima'],
	days: [],
	times: [],
	nextLocal: null,
	kind: 'regelmaessig',
	effort: 'stunden-pro-woche',
	german: null,
	forTwo: null,
	withChildren: null,
	...more,
});
const answers = (query: string) => readAnswers(new URLSearchParams(query));

it('takes whatever it does not know as "weiß nicht"', () => {
	expect(answers('wann=nie&zeit=&womit=<script>&womit=sport')).toEqual(answers(''));
	expect(Object.values(answers(''))).toEqual(QUESTION_NAMES.map(() => 'egal'));
	for (const name of QUESTION_NAMES)
		for (const value of QUESTIONS[name]) expect(answers(`${name}=${value}`)[name]).toBe(value);
});

it('puts what fits first, says why, and says what does not fit', () => {
	const saturday = need({
		name: 'Streichen',
		nextLocal: '2026-11-28T10:00',
		kind: 'einmalig',
		effort: 'halber-tag',
		forTwo: true,
	});
	const weekly = need({
		name: 'Kochen',
		topics: ['nachbarschaft'],
		days: ['mo'],
		times: ['abend'],
		german: 'gut',
	});
	const found = matchNeeds(
		[weekly, saturday],
		answers('wann=wochenende&zeit=einmal&womit=umwelt&mit=zu-zweit&deutsch=wenig'),
		3,
	);
	expect(found.map((match) => match.need.name)).toEqual(['Streichen', 'Kochen']);
	expect(found[0]).toMatchObject({ fits: ['wann', 'zeit', 'womit', 'mit'], not: [] });
	expect(found[1]).toMatchObject({ fits: [], not: ['wann', 'zeit', 'womit', 'deutsch'] });
});

it('holds nothing against what nobody said', () => {
	const silent = need({ name: 'Still' });
	const [match] = matchNeeds([silent], answers('wann=abends&mit=mit-kindern&deutsch=wenig'), 1);
	expect(match).toMatchObject({ fits: [], not: [] });
});

it('changes no order when everything is "weiß nicht"', () => {
	const list = ['a', 'b', 'c'].map((name) => need({ name }));
	expect(matchNeeds(list, answers(''), 9).map((match) => match.need.name)).toEqual(['a', 'b', 'c']);
});
