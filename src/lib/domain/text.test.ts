import { describe, expect, it } from 'vitest';
import { cleanText, countCharacters, textField } from './text';

const rule = { required: 'missing', max: 20, tooLong: 'too long' };
const issues = (raw: string, more = {}) => {
	const parsed = textField({ ...rule, ...more }).safeParse(raw);
	return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
};

describe('S84 cleanText', () => {
	it.each([
		['NUL', 'a\u0000b', 'ab'],
		['lone surrogate', 'a\ud800b', 'a\ufffdb'],
		['turned direction', 'a\u202eb\u2066c', 'abc'],
		['control characters', 'a\u0007\u001b[31mb\u0085c', 'a[31mbc'],
		['line ends of Windows', 'a\r\nb\rc', 'a\nb\nc'],
		['one normal form', 'Lu\u0308beck', 'Lübeck'],
		['emoji of several parts', '👩🏽‍🚒', '👩🏽‍🚒'],
		['Arabic with its own marks', 'مرحبا\u200f!', 'مرحبا\u200f!'],
	])('%s', (_what, raw, clean) => expect(cleanText(raw)).toBe(clean));

	it('says the same when asked twice', () => {
		for (const raw of ['a\u0000\u202e ', 'e\u0301\ud800', ' \ufeffx'])
			expect(cleanText(cleanText(raw))).toBe(cleanText(raw));
	});
});

describe('textField', () => {
	it('counts as people do', () => {
		expect(countCharacters('👩🏽‍🚒👩🏽‍🚒')).toBe(2);
		expect(issues('ä'.repeat(20))).toEqual([]);
		expect(issues('ä'.repeat(21))).toEqual(['too long']);
	});

	it('takes no wall of marks for a text', () => {
		expect(issues(`a${'\u0301'.repeat(4_000)}`)).toEqual(['too long']);
		expect(issues('😀'.repeat(1_024))).toEqual(['too long']);
	});

	it('finds nothing in what only looks like something', () => {
		for (const raw of ['', ' ', '\u0000', '\u202e', '\n\t'])
			expect(issues(raw)).toEqual(['missing']);
	});

	it('S45 makes one line of what has to be one', () => {
		const parsed = textField({ ...rule, oneLine: true }).parse('a\r\nBcc: b');
		expect(parsed).toBe('a Bcc: b');
	});

	it('S82 takes 100 KB of anything in 50 ms', () => {
		const walls = ['a', ' ', '\u0301', '\r\n', '<', '@', '👩🏽‍🚒', '\ud800', 'a@'];
		for (const wall of walls) {
			const raw = wall.repeat(Math.ceil(100_000 / wall.length));
			for (const oneLine of [true, false]) {
				const field = textField({ ...rule, max: 4_000, oneLine });
				const started = performance.now();
				field.safeParse(raw);
				field.safeParse(`${raw}!`);
				expect((performance.now() - started) / 2, JSON.stringify(wall)).toBeLessThan(50);
			}
		}
	});
});
