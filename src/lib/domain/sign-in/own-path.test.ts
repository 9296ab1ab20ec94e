import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path';

describe('where to go on after signing in', () => {
	it.each(['/', '/mein-verein', '/en/mein-verein/team?x=1&y=%C3%A4', '/stabsstelle/pruefen'])(
		'%s is ours',
		(path) => expect(ownPath(path)).toBe(path),
	);

	it.each([
		...['', 'mein-verein', 'https://evil.example/', '//evil.example', '/\\evil.example'],
		...['/\t/evil.example', '/\n/evil.example', '\\\\evil.example', 'javascript:alert(1)', ' /x'],
		...['/x\\..\\', '/.//evil.example', '/a/..//evil.example', '/%2e//evil.example'],
		`/${'x'.repeat(500)}`,
	])('%s is not', (path) => expect(ownPath(path)).toBeUndefined());

	it('never leads to another site, whatever is typed', () => {
		const signs = fc.constantFrom(
			'/',
			'\\',
			'.',
			':',
			'@',
			'\t',
			'%2f',
			'x',
			'?',
			'#',
			'evil.example',
		);
		fc.assert(
			fc.property(fc.array(signs, { maxLength: 12 }), (parts) => {
				const path = ownPath(parts.join(''));
				if (path === undefined) return;
				expect(new URL(path, 'https://tohoop.example').origin).toBe('https://tohoop.example');
			}),
			{ numRuns: 2_000 },
		);
	});
});
