import { expect, it, vi } from 'vitest';
import { DatabaseUnavailable } from './errors';
import { insideTransaction, openGate } from './gate';

const LIMITS = { places: 2, limits: () => ({ waitMs: 2_000, workMs: 6_000 }) };

/** Work that ends when it is told to. */
function task() {
	let end: (result: string) => void = () => undefined;
	const result = new Promise<string>((resolve) => (end = resolve));
	let began = false;
	const work = () => {
		began = true;
		return result;
	};
	return { work, end: (said = 'done') => end(said), began: () => began };
}

it('lets so many work at once, and the next one as soon as a place is free', async () => {
	const gate = openGate(LIMITS);
	const [one, two, three] = [task(), task(), task()];
	const ends = [one, two, three].map(({ work }) => gate.pass(work));
	await vi.waitFor(() => expect(two.began()).toBe(true));
	expect(three.began()).toBe(false);
	one.end('first');
	expect(await ends[0]).toBe('first');
	await vi.waitFor(() => expect(three.began()).toBe(true));
	two.end();
	three.end();
	expect(await Promise.all(ends)).toEqual(['first', 'done', 'done']);
});

it('R03 lets nobody wait for a place for longer than is said', async () => {
	vi.useFakeTimers();
	try {
		const gate = openGate(LIMITS);
		const busy = [task(), task()];
		const ends = busy.map(({ work }) => gate.pass(work));
		const late = gate.pass(() => Promise.resolve('never'));
		const refused = expect(late).rejects.toThrow('all connections are busy');
		await vi.advanceTimersByTimeAsync(LIMITS.limits().waitMs);
		await refused;
		for (const { end } of busy) end();
		await Promise.all(ends);
		expect(await gate.pass(() => Promise.resolve('a place is free'))).toBe('a place is free');
	} finally {
		vi.useRealTimers();
	}
});

it('R03 answers for work that takes too long, and keeps its place until it has really ended', async () => {
	vi.useFakeTimers();
	try {
		const gate = openGate({ ...LIMITS, places: 1 });
		const slow = task();
		const refused = expect(gate.pass(slow.work)).rejects.toThrow(DatabaseUnavailable);
		await vi.advanceTimersByTimeAsync(LIMITS.limits().workMs);
		await refused;
		expect(gate.pending).toBe(0);
		// The connection is still at it: the next one must not get it.
		const next = task();
		const waiting = gate.pass(next.work);
		await vi.advanceTimersByTimeAsync(100);
		expect(next.began()).toBe(false);
		slow.end();
		await vi.advanceTimersByTimeAsync(0);
		expect(next.began()).toBe(true);
		next.end();
		await waiting;
	} finally {
		vi.useRealTimers();
	}
});

it('R02 lets everybody go when it is shut, refuses who comes, and opens again', async () => {
	const gate = openGate({ ...LIMITS, places: 1 });
	const [working, waiting] = [task(), task()];
	const ends = [gate.pass(working.work), gate.pass(waiting.work)];
	await vi.waitFor(() => expect(gate.pending).toBe(1));
	gate.shut('the server is gone');
	for (const end of ends) await expect(end).rejects.toThrow('the server is gone');
	expect(waiting.began()).toBe(false);
	await expect(gate.pass(() => Promise.resolve(1))).rejects.toThrow(DatabaseUnavailable);
	expect(gate.isOpen).toBe(false);
	working.end();
	gate.open();
	expect(await gate.pass(() => Promise.resolve('again'))).toBe('again');
});

it('refuses a second way in from inside a transaction, where one would wait for oneself', async () => {
	const gate = openGate({ ...LIMITS, places: 1 });
	const nested = gate.pass(() => insideTransaction(() => gate.pass(() => Promise.resolve())));
	await expect(nested).rejects.toThrow('only its own handle');
	expect(await gate.pass(() => Promise.resolve('free'))).toBe('free');
});
