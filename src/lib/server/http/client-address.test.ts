import { describe, expect, it } from 'vitest';
import { clientAddress } from './client-address';

describe('clientAddress', () => {
	it('believes nobody when no proxy is trusted', () => {
		expect(clientAddress('192.0.2.1', '198.51.100.7', 0)).toBe('192.0.2.1');
	});

	it('takes what the outermost trusted proxy saw', () => {
		const typed = '203.0.113.66';
		expect(clientAddress('10.0.0.1', `${typed}, 198.51.100.7`, 1)).toBe('198.51.100.7');
		expect(clientAddress('10.0.0.1', `${typed}, 198.51.100.7, 10.0.0.2`, 2)).toBe('198.51.100.7');
	});

	it('holds on to what was really written when the chain is shorter than it should be', () => {
		expect(clientAddress('10.0.0.1', '198.51.100.7', 2)).toBe('198.51.100.7');
		expect(clientAddress('10.0.0.1', undefined, 2)).toBe('10.0.0.1');
	});

	it('reads addresses with ports and takes no nonsense', () => {
		expect(clientAddress('10.0.0.1', '198.51.100.7:4711', 1)).toBe('198.51.100.7');
		expect(clientAddress('10.0.0.1', '[2001:db8::1]:4711', 1)).toBe('2001:db8::1');
		expect(clientAddress('10.0.0.1', 'unknown', 1)).toBe('10.0.0.1');
		expect(clientAddress('10.0.0.1', ' , ', 1)).toBe('10.0.0.1');
	});
});
