import { expect, it } from 'vitest';
import { conditionsOf, sidesOf, UNDERSTOOD_NOTHING } from './conditions';
import { planQuery } from './plan';
import { EMPTY_QUERY } from './query';
import { knownParts } from './compounds';
import { openLexicon } from './lexicon';
import { openThesaurus } from './thesaurus';
import { openGazetteer } from './where';

const thesaurus = openThesaurus([]);
const nothing = planQuery(
	'',
	{
		thesaurus,
		gazetteer: openGazetteer({ districts: [], postcodes: [] }),
		parts: knownParts(thesaurus.singles),
		lexicon: openLexicon([]),
		cityNames: new Set(),
	},
	0,
);
/** Asked on a Wednesday. */
const TODAY = { date: '2026-11-25', weekday: 2, ends: 1_000_000 };
const DAY = 86_400;

it.each([
	[['sa'], ['Samstag'], null],
	[['heute'], ['Mittwoch'], 0],
	[['morgen'], ['Donnerstag'], 1],
	[['heute', 'sa'], ['Mittwoch', 'Samstag'], null],
	// The start page asks for the coming Saturday, and leads to it.
	[['woche', 'sa'], ['Samstag'], 6],
	[['woche', 'wochenende'], ['Samstag', 'Sonntag'], 6],
	[['woche', 'abend'], 7, 6],
])('when=%s', (when, days, ahead) => {
	const found = conditionsOf({ ...EMPTY_QUERY, when }, nothing, TODAY);
	if (typeof days === 'number') expect(found.days).toHaveLength(days);
	else expect(found.days).toEqual(days);
	expect(found.before).toBe(ahead === null ? null : TODAY.ends + ahead * DAY);
});

it('takes a time of day beside a day of the words for that day, and a month from its first day', () => {
	const heute = { ...UNDERSTOOD_NOTHING.when, days: ['Mittwoch'], ahead: 0 } as const;
	expect(
		conditionsOf(
			{ ...EMPTY_QUERY, when: ['abend'] },
			{ ...UNDERSTOOD_NOTHING, when: heute },
			TODAY,
		),
	).toMatchObject({ days: ['Mittwoch'], times: ['Abend'], before: TODAY.ends, after: null });
	const december = { ...UNDERSTOOD_NOTHING.when, from: 6, ahead: 36 };
	const asked = { ...UNDERSTOOD_NOTHING, when: december };
	expect(conditionsOf(EMPTY_QUERY, asked, TODAY)).toMatchObject({
		after: TODAY.ends + 5 * DAY,
		before: TODAY.ends + 36 * DAY,
	});
	// A day that was tapped goes before what the words say.
	expect(conditionsOf({ ...EMPTY_QUERY, when: ['sa'] }, asked, TODAY)).toMatchObject({
		...{ days: ['Samstag'], after: null, before: null },
	});
});

it('counts days without the days and times without the times, and each with the other', () => {
	const asked = conditionsOf(
		{ ...EMPTY_QUERY, when: ['mi', 'abend'], topic: ['sport'] },
		UNDERSTOOD_NOTHING,
		TODAY,
	);
	const sides = sidesOf(asked);
	expect(sides.map(({ facet, has }) => [facet, has('Montag'), has('Abend')])).toEqual([
		['when', true, false],
		['when', false, true],
		['topic', true, true],
	]);
	expect(sides[0]?.rest).toEqual({ ...asked, days: [] });
	expect(sides[0]?.alone).toMatchObject({ days: ['Mittwoch'], times: [], topic: [] });
	expect(sides[1]?.rest).toEqual({ ...asked, times: [] });
	expect(sides[1]?.alone).toMatchObject({ days: [], times: ['Abend'], topic: [] });
	expect(sides[2]?.rest).toEqual({ ...asked, topic: [] });
});
