import { DatabaseUnavailable } from '$lib/server/platform/database';
import { startFailure } from '$lib/server/product';
import { expect, it } from 'vitest';

const withCode = (code: string) => Object.assign(new Error('trace'), { code });

it.each([
	[new DatabaseUnavailable('no answer within 6000 ms'), 'aufgehört zu antworten'],
	[withCode('ENOSPC'), 'Datenträger ist voll'],
	[withCode('EACCES'), 'darf nicht geschrieben werden'],
	[withCode('28P01'), 'lässt uns nicht hinein'],
	[withCode('3D000'), 'gibt es nicht'],
])('%s is told in a sentence', (error, sentence) => {
	expect(startFailure(error)).toContain(sentence);
});

it('a fault of ours keeps its trace', () => {
	expect(startFailure(new TypeError('x is not a function'))).toBeUndefined();
});
