import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sourceFiles } from '../../../tests/support/import-graph';
import { MAIL_WAITS } from './platform/jobs/outbox';

const root = join(import.meta.dirname, '../../..');
const FRAME = 'src/lib/server/platform/mail-listener.ts';

const sources = sourceFiles(root, 'src/lib/server')
	.filter((file) => file !== FRAME)
	.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
/** The listeners that send mail, each as it is written up to what it does. */
const listeners = sources
	.flatMap(({ text }) => [
		...text.matchAll(/\bmailListener\([^]*?name: '(?<name>[a-z-]+-mail)'[^]*?\bwrite\b/g),
	])
	.map(({ 0: text, groups }) => ({ name: groups?.name, patient: !/\bstale: true,/.test(text) }));

it('tries a mail for the two days that the manual promises, again soon at first', () => {
	expect(MAIL_WAITS.reduce((sum, wait) => sum + wait, 0)).toBe(48 * 3_600);
	expect([...MAIL_WAITS].sort((a, b) => a - b)).toEqual(MAIL_WAITS);
	expect(MAIL_WAITS[0]).toBe(60);
});

it('is so patient with every mail but that of a code', () => {
	expect(listeners.length).toBeGreaterThan(10);
	expect(listeners.filter(({ patient }) => !patient)).toEqual([
		{ name: 'sign-in-mail', patient: false },
	]);
});

it('sends every mail of a fact through the one frame', () => {
	const past = sources.filter(({ text }) => /\bmail\.send\(|\bmessageId: `</.test(text));
	expect(past.map(({ file }) => file)).toEqual(['src/lib/server/platform/mail.ts']);
});
