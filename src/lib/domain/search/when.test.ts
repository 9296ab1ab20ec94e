import { expect, it } from 'vitest';
import { readWhen, whenInText } from './when';

it('takes names of what every object has for words like any other', () => {
	for (const word of ['constructor', 'constructors', 'hasOwnProperty', 'toString', '__proto__'])
		expect(readWhen(word, 0), word).toBeUndefined();
	expect(whenInText('dienstags, constructor, 18 Uhr')).toEqual(['Dienstag', 'Abend']);
	expect(readWhen('heute', 0)?.ahead).toBe(0);
});
