import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deedLabel } from './log-words';

/** Every deed the server writes down by its full name. */
const written = readdirSync('src/lib/server', { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
	.flatMap((name) =>
		// Said at once, one of two, or handed to a small function that says who and whose.
		[...readFileSync(`src/lib/server/${name}`, 'utf8').matchAll(/(?:action: |note\()[^;{}]*/g)]
			.flatMap(([said]) => [...said.matchAll(/'([a-z-]+\.[a-z-]+)'/g)])
			.map(([, action = '']) => action),
	);

it('says every deed in words', () => {
	expect(written.length).toBeGreaterThan(15);
	for (const action of written) expect(deedLabel(action), action).not.toBe(action);
	expect(deedLabel('need.publish')).toBe('Gesuch: veröffentlicht');
	expect(deedLabel('of-tomorrow.done')).toBe('of-tomorrow.done');
});
