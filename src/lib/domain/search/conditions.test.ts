import { expect, it } from 'vitest';
import { conditionsOf } from './conditions';
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
const TODAY = { weekday: 2, ends: 1_000_000 };
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
