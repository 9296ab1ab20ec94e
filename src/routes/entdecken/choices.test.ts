import { findCity } from '$lib/city';
import { FACET_NAMES } from '$lib/domain/search/settings';
import { expect, it } from 'vitest';
import { moreChoices, typeChoices, whatChoices, whereChoices } from './choices';
import { readWanted } from './wanted';

const city = findCity('luebeck');
if (!city) throw new Error('No such city');
const asked = (facets: Parameters<typeof typeChoices>[0]['facets']) => ({
	facets,
	city,
	locale: 'de' as const,
	wanted: readWanted(new URLSearchParams('bereich=umwelt'), city.districts),
});
const all = (given: ReturnType<typeof asked>) => [
	...typeChoices(given),
	...[whereChoices(given), ...whatChoices(given)].flatMap((group) => group.choices),
	...moreChoices(given)
		.filter(({ name }) => name !== 'alter')
		.flatMap((group) => group.choices),
];

it('says no number where nobody counted, and hides nothing then', () => {
	const choices = all(asked({}));
	expect(choices.length).toBeGreaterThan(60);
	expect(choices.filter(({ count }) => count !== undefined)).toEqual([]);
});

it('leaves out what leads nowhere where all was counted', () => {
	const none = Object.fromEntries(FACET_NAMES.map((facet) => [facet, []]));
	const choices = all(asked({ ...none, german: [{ key: 'kein', label: 'kein', count: 2 }] }));
	// The four kinds, the family that is chosen, and little German.
	expect(choices.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 2]);
});
