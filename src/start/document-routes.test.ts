import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isDocument, withoutDocuments } from './document-routes.mjs';

const routes = join(import.meta.dirname, '..', 'routes');

it.each([
	['/', true],
	['/vereine/[slug]', true],
	['/vereine/[slug]/neuigkeiten/[news]', true],
	['/mehr', true],
	// Said by the layout of its group.
	['/(texts)/hilfe', true],
	['/entdecken', false],
	['/gemerkt', false],
	['/(auth)/anmelden', false],
])('knows of %s whether it is a document: %s', (route, is) => {
	expect(isDocument(routes, route)).toBe(is);
});

const list = `export const nodes = [
	() => import('./nodes/0'),
	() => import('./nodes/1'),
	() => import('./nodes/2'),
	() => import('./nodes/3'),
	() => import('./nodes/4')
];
export const dictionary = {
		"/": [~3],
"/entdecken": [~4,[2]]
	};`;

it('leaves documents out of the list of pages, and every other page in its place', () => {
	const shorter = withoutDocuments(list, (route) => route === '/');
	expect(shorter).not.toContain('"/":');
	expect(shorter).toContain('"/entdecken": [~4,[2]]');
	expect([...shorter.matchAll(/^\t(.+?),?$/gm)].map(([, node]) => node).slice(0, 5)).toEqual([
		"() => import('./nodes/0')",
		"() => import('./nodes/1')",
		"() => import('./nodes/2')",
		'undefined',
		"() => import('./nodes/4')",
	]);
});

it('does not pass over a list it cannot read', () => {
	expect(() => withoutDocuments('export const dictionary = new Map()', () => true)).toThrow(/Kit/);
});
