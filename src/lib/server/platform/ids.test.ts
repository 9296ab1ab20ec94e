import { describe, expect, it } from 'vitest';
import { idFrom, isId, newId } from './ids';

describe('ids', () => {
	it('are of version 7 and sort by time', () => {
		const ids = [1, 1_000, 1_700_000_000_000, 281_474_976_710_655].map((at) => newId(at));
		expect(ids.every(isId)).toBe(true);
		expect(ids.every((id) => id[14] === '7')).toBe(true);
		expect([...ids].sort()).toEqual(ids);
		expect(new Set(Array.from({ length: 1_000 }, () => newId())).size).toBe(1_000);
	});

	it('are the same for the same words only', () => {
		expect(idFrom('a', 'b')).toBe(idFrom('a', 'b'));
		expect(idFrom('a', 'b')).not.toBe(idFrom('ab', ''));
		expect(isId(idFrom('a'))).toBe(true);
	});

	it('are told from other texts', () => {
		for (const text of ['', 'x', newId().toUpperCase(), `${newId()}\n`, '../etc/passwd'])
			expect(isId(text)).toBe(false);
	});
});
