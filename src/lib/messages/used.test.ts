import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sourceFiles } from '../../../tests/support/import-graph';

const { $schema: _, ...texts } = JSON.parse(
	readFileSync(new URL('de.json', import.meta.url), 'utf8'),
) as Record<string, string>;

/**
 * A sentence is used when the product says `m.its_key` or writes its key in quotes, as schemas do. No place builds a
 * key out of parts and looks it up: `m` has no other way in, so there is no list of exceptions.
 */
const NAMED = /\bm\s*\.\s*(\w+)|(['"])(\w+)\2/g;
const namesIn = (code: string) =>
	[...code.matchAll(NAMED)].flatMap(([, called, , quoted]) => called ?? quoted ?? []);

it('has no sentence that nobody says', () => {
	const said = new Set(
		['src', 'drizzle']
			.flatMap((folder) => sourceFiles('.', folder))
			.flatMap((file) => namesIn(readFileSync(file, 'utf8'))),
	);
	expect(Object.keys(texts).filter((key) => !said.has(key))).toEqual([]);
	// Reads every file there is; a busy machine takes its time.
}, 30_000);

it('finds a key by its call and in quotes, and not inside another one', () => {
	expect(namesIn(`m.a_one({ x }), say('b_two'), "c_three", m\n.d_four; http_e_five`)).toEqual([
		'a_one',
		'b_two',
		'c_three',
		'd_four',
	]);
});
