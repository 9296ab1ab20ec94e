import { describe, expect, it } from 'vitest';
import { describeError, openLog, withRequest } from './log';

const lines: string[] = [];
const log = openLog('info', (line) => lines.push(line));

describe('log', () => {
	it('writes one line of JSON per event, from the level on, with the request it belongs to', () => {
		withRequest('r1', () => log.warn('a', { note: 'two\nlines' }));
		log.debug('b');
		expect(lines).toHaveLength(1);
		expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'a', request: 'r1', level: 'warn' });
	});

	it('P3 says of an error what kind it is, never what it quotes', () => {
		const cause = Object.assign(new Error('Key (mail)=(canary@example.org) exists'), {
			code: '23505',
		});
		const described = JSON.stringify(
			describeError(new Error('insert failed for canary@example.org', { cause })),
		);
		expect(described).toContain('23505');
		expect(described).not.toContain('canary');
	});
});
