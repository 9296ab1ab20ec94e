import { expect, it } from 'vitest';
import { engineState, openBreaker } from './breaker';

const opened = () => {
	const said: string[] = [];
	const breaker = openBreaker((open, why) => said.push(`${open ? 'open' : 'shut'}: ${why}`));
	breaker.mend();
	return { breaker, said };
};

it('is shut until somebody has looked at the engine', () => {
	const breaker = openBreaker(() => undefined);
	expect(breaker.open).toBe(false);
	expect(breaker.doubtful).toBe(true);
});

it('bears one slow answer and shuts at the second one running, without doubting what the engine holds', () => {
	const { breaker, said } = opened();
	breaker.slow();
	breaker.fine();
	breaker.slow();
	expect(breaker.open).toBe(true);
	breaker.slow();
	expect(breaker.open).toBe(false);
	expect(breaker.doubtful).toBe(false);
	expect(said).toEqual(['open: whole', 'shut: slow']);
});

it('doubts an engine that failed, also when it was shut already', () => {
	const { breaker, said } = opened();
	breaker.slow();
	breaker.slow();
	breaker.trip('a change could not be sent');
	expect(breaker.doubtful).toBe(true);
	breaker.mend();
	expect(breaker.doubtful).toBe(false);
	expect(said.at(-1)).toBe('open: whole');
});

it('takes changes while it is compared, and is not mended by a comparison in which one was lost', () => {
	const { breaker } = opened();
	breaker.trip('the engine is away');
	expect(breaker.mending).toBe(false);
	breaker.begin();
	expect(breaker.mending).toBe(true);
	breaker.trip('a change could not be sent');
	expect(breaker.mending).toBe(false);
});

it('says of an index that is being made the first time that it begins, and never again later', () => {
	const breaker = openBreaker(() => undefined);
	expect(engineState(breaker, -Infinity)).toBe('beginning');
	breaker.trip('the engine is away');
	expect(engineState(breaker, 1_000)).toBe('beginning');
	// Nobody waits for an engine that does not wake up.
	expect(engineState(breaker, 60_000)).toBe('away');
	breaker.begin();
	expect(engineState(breaker, 60_000)).toBe('beginning');
	breaker.mend();
	expect(engineState(breaker, 60_000)).toBe('ready');
	breaker.trip('a change could not be sent');
	breaker.begin();
	expect(engineState(breaker, 1_000)).toBe('away');
});
