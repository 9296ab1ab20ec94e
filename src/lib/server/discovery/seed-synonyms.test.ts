import everyday from '$db/seed/search/everyday.txt?raw';
import synonyms from '$db/seed/search/synonyms.txt?raw';
import { words } from '$lib/domain/search/stem';
import { readGroups } from '$lib/domain/search/thesaurus';
import { expect, it } from 'vitest';

it('has no two groups of the same name: the second would be left out', () => {
	const names = readGroups(`${synonyms}\n${everyday}`).map(({ canonical }) =>
		words(canonical[0] ?? '').join(' '),
	);
	expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
