import { expect, it } from 'vitest';
import { readKept } from './kept-texts';

const DAY = 86_400_000;
const kept = (at: number) => JSON.stringify({ a: { values: { id: '1', message: 'Moin' }, at } });

it('gives back what was written, as long as it is not too old', () => {
	expect(readKept(kept(0), 6 * DAY, 7).a?.values.message).toBe('Moin');
	expect(readKept(kept(0), 7 * DAY, 7)).toEqual({});
});

it.each([
	null,
	'',
	'{',
	'7',
	'null',
	'{"a":7}',
	'{"a":{"values":{"x":1},"at":0}}',
	'{"a":{"values":{}}}',
])('takes %s for nothing', (text) => {
	expect(readKept(text, 0, 7)).toEqual({});
});

it('does not read what is larger than anything of ours', () => {
	expect(readKept(`${kept(0)}${' '.repeat(200_000)}`, 0, 7)).toEqual({});
});
