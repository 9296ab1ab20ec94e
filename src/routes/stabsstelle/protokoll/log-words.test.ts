import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deedDetails, deedLabel, deedsSaying } from './log-words';

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

it('says why, and what came of it', () => {
	const of = (detail: Record<string, unknown>, thingKind = 'club') =>
		deedDetails({ changed: [], detail, thingKind });
	expect(of({ why: 'meldung' })).toEqual(['Grund: Es gibt eine Meldung']);
	expect(of({ why: 'sicherheit', refused: true })[1]).toMatch(/^nicht geöffnet/);
	expect(of({ team: 'agentur', role: 'curate' }, 'person')).toHaveLength(2);
	expect(of({ from: 'open', to: 'approved', trusted: true })).toHaveLength(2);
	expect(of({ measure: 'taken-down' })).toEqual(['Eintrag aus der Öffentlichkeit nehmen']);
	expect(of({ measure: 'none', role: '__proto__', team: 'constructor' })).toEqual([]);
});

it('finds deeds by the words that stand there', () => {
	expect(deedsSaying('Kontakt geöffnet')).toContain('contact.opened');
	expect(deedsSaying('gesuch: veröff')).toEqual(['need.publish']);
	for (const words of ['', 'ge', 'gibt es nicht']) expect(deedsSaying(words)).toEqual([]);
});
