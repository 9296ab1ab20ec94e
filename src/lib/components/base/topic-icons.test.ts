import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { families, topics } from '$lib/domain/vocabulary/topics';
import { termsOf } from '$lib/domain/vocabulary/term';

const drawn = (component: string) =>
	[...readFileSync(new URL(component, import.meta.url), 'utf8').matchAll(/icons\/([\w-]+)'/g)]
		.map(([, name]) => name)
		.sort();
const named = (terms: readonly { icon?: string }[]) =>
	[...new Set(terms.map(({ icon }) => icon))].sort();

it('draws exactly the icons that the vocabulary names', () => {
	expect(drawn('TopicIcon.svelte')).toEqual(named(termsOf(topics)));
	expect(drawn('FamilyIcon.svelte')).toEqual(named(termsOf(families)));
});
