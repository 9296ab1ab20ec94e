import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const here = dirname(fileURLToPath(import.meta.url));
const src = resolve(here, '../../..');
const components = readdirSync(here).filter((name) => name.endsWith('.svelte'));

/** Every component that one of these shows, itself or by another one. */
function shown(files: string[], seen = new Set<string>()): Set<string> {
	for (const file of files) {
		if (seen.has(file)) continue;
		seen.add(file);
		const imports = [...readFileSync(file, 'utf8').matchAll(/from '([^']+\.svelte)'/g)];
		const next = imports.map(([, path = '']) =>
			path.startsWith('$lib') ? join(src, 'lib', path.slice(5)) : resolve(dirname(file), path),
		);
		shown(
			// Runes in a module end alike: `toasts.svelte` is no component.
			next.filter((path) => path.startsWith(src) && existsSync(path)),
			seen,
		);
	}
	return seen;
}

it('every component has its line in the documentation', () => {
	const text = readFileSync(join(src, '../docs/components.md'), 'utf8');
	const named = components.filter((name) => text.includes(`| \`${name.slice(0, -7)}\` `));
	expect(named).toEqual(components);
});

it('every component is to be seen in the gallery', () => {
	const gallery = join(src, 'routes/(dev)/galerie');
	const pages = readdirSync(gallery).filter((name) => name.endsWith('.svelte'));
	const all = shown(pages.map((name) => join(gallery, name)));
	expect(components.filter((name) => !all.has(join(here, name)))).toEqual([]);
});
