import { expect, it } from 'vitest';
import { takeRests } from './rests';

it('lets others through when a slice is used up, and not before', async () => {
	const seen: string[] = [];
	setImmediate(() => seen.push('other'));
	const never = takeRests(Infinity);
	for (let step = 0; step < 1_000; step++) await never();
	seen.push('short work');
	const always = takeRests(0);
	await always();
	seen.push('long work');
	expect(seen).toEqual(['short work', 'other', 'long work']);
});
