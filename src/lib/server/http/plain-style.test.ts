import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { plainAnswer } from './plain-page';
import { PLAIN_STYLE, PLAIN_STYLE_HASH } from './plain-style';

it('is in every page without Kit, and allowed by its policy', () => {
	const { body, headers } = plainAnswer({ path: '/' }, 503, 'unavailable');
	expect(body).toContain(`<style>${PLAIN_STYLE}</style>`);
	expect(headers['content-security-policy']).toContain(`style-src ${PLAIN_STYLE_HASH}`);
});

it('has the colours of all other pages', () => {
	const tokens = readFileSync('src/lib/styles/tokens.css', 'utf8');
	const [light = '', dark = ''] = PLAIN_STYLE.split('@media');
	const colours = [light, dark].map((part) => [...part.matchAll(/--(\w+): (#\w+)/g)]);
	expect(colours.map((all) => all.length)).toEqual([7, 6]);
	for (const [place, all] of colours.entries())
		for (const [, name = '', value] of all) {
			const token = new RegExp(`--${name}: (?:light-dark\\((#\\w+), (#\\w+)\\)|(#\\w+));`).exec(
				tokens,
			);
			expect(token?.[place + 1] ?? token?.[3], name).toBe(value);
		}
});

it('has the mark of all other pages: a file without a build cannot take the component', () => {
	const pathsIn = (file: string) => readFileSync(file, 'utf8').match(/<path [^>]+>/g);
	const mark = pathsIn('src/lib/components/frame/Mark.svelte');
	expect(mark).toHaveLength(3);
	expect(pathsIn('src/error.html')).toEqual(mark);
});
