import { expect, it } from 'vitest';
import { openPageMemory } from './page-memory';

const html = (body: string, more: Record<string, string> = {}, status = 200) =>
	new Response(body, { status, headers: { 'content-type': 'text/html', ...more } });

function setUp() {
	let now = 0;
	let made = 0;
	const memory = openPageMemory(() => now);
	return {
		pass: (ms: number) => (now += ms),
		made: () => made,
		ask: async (key = '/', make = (count: number) => html(`page ${count}`)) => {
			const response = await memory.ask(key, () => Promise.resolve(make(++made)));
			return response.text();
		},
	};
}

it('makes a page once and gives it to everyone who asks meanwhile', async () => {
	const { ask, made } = setUp();
	expect(await Promise.all([ask(), ask(), ask()])).toEqual(Array(3).fill('page 1'));
	expect(await ask()).toBe('page 1');
	expect(made()).toBe(1);
});

it('knows nothing that is older than a second', async () => {
	const { ask, pass } = setUp();
	await ask();
	pass(1_000);
	expect(await ask()).toBe('page 2');
});

it('counts from the question, not from the answer', async () => {
	const { ask, pass } = setUp();
	const slow = ask('/', (count) => {
		pass(1_000);
		return html(`page ${count}`);
	});
	expect(await slow).toBe('page 1');
	expect(await ask()).toBe('page 2');
});

it('keeps addresses apart', async () => {
	const { ask } = setUp();
	expect([await ask('/a'), await ask('/b'), await ask('/a')]).toEqual([
		'page 1',
		'page 2',
		'page 1',
	]);
});

it.each([
	['a page with a cookie', {}, { 'set-cookie': 'a=b' }, 200],
	['a page that says how long it holds', {}, { 'cache-control': 'private' }, 200],
	['what is gone', {}, {}, 410],
	['a failure', {}, {}, 500],
	['a redirect', {}, { location: '/' }, 302],
])('never keeps %s', async (_what, _none, headers, status) => {
	const { ask } = setUp();
	const make = (count: number) => html(`page ${count}`, headers, status);
	const together = await Promise.all([ask('/', make), ask('/', make)]);
	expect(new Set(together).size).toBe(2);
	expect(await ask('/', make)).toBe('page 3');
});

it('forgets a page that could not be made', async () => {
	const memory = openPageMemory(() => 0);
	await expect(memory.ask('/', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
	const response = await memory.ask('/', () => Promise.resolve(html('well')));
	expect(await response.text()).toBe('well');
});

it('does not grow without end', async () => {
	const { ask, made } = setUp();
	for (let at = 0; at < 400; at++) await ask(`/${at}`);
	expect(await ask('/399')).toBe('page 400');
	await ask('/0');
	expect(made()).toBe(401);
});
