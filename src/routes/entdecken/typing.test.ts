import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HitCardData } from '$lib/components/search/hit-card';
import { openSameHits, openTyping } from './typing';

const { goto } = vi.hoisted(() => ({
	goto: vi.fn<(address: string) => Promise<void>>(() => new Promise(() => undefined)),
}));
vi.mock('$app/navigation', () => ({ goto }));

/** Questions on their way, answered when the test says so. */
let asked: { address: string; answer: (hits: number) => void; fail: () => void }[];
const show = vi.fn();
const unreached = vi.fn();
const catchUp = vi.fn();
const grow = vi.fn();
const replaceState = vi.fn();

beforeEach(() => {
	asked = [];
	vi.clearAllMocks();
	vi.useFakeTimers();
	vi.stubGlobal('location', { pathname: '/entdecken', search: '' });
	vi.stubGlobal('history', { state: null, replaceState });
	vi.stubGlobal('navigator', { onLine: true, serviceWorker: { controller: {} } });
	vi.stubGlobal(
		'fetch',
		(address: string) =>
			new Promise((resolve, reject) =>
				asked.push({
					address,
					fail: () => reject(new TypeError('Failed to fetch')),
					answer: (hits) => resolve(Response.json({ hits: Array.from({ length: hits }) })),
				}),
			),
	);
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

const open = () =>
	openTyping({
		page: (q) => (q ? `/entdecken?q=${q}` : '/entdecken'),
		list: (q) => `/entdecken/treffer.json?q=${q}`,
		show,
		unreached,
		catchUp,
		grow,
	});

const way = (type: 'goto' | 'link' | 'popstate', address: string) => {
	const url = new URL(address, 'http://here');
	return { type, to: { url, route: { id: url.pathname } } };
};

describe('typing', () => {
	it('goes on with the keys that come while the address follows', async () => {
		const typing = open();
		typing.follow('ch');
		await vi.advanceTimersByTimeAsync(600);
		typing.follow('chor');
		// The browser says so only when it has found out where that is.
		typing.leave(way('goto', '/entdecken?q=ch'), '/entdecken');
		typing.arrived(way('goto', '/entdecken?q=ch'), 0);
		await vi.advanceTimersByTimeAsync(600);
		expect(goto.mock.calls.map(([address]) => address)).toEqual([
			'/entdecken?q=ch',
			'/entdecken?q=chor',
		]);
		expect(replaceState).not.toHaveBeenCalled();
	});

	it('asks one question at a time, the next with the newest text', async () => {
		const typing = open();
		typing.follow('c');
		await vi.advanceTimersByTimeAsync(0);
		typing.follow('ch');
		typing.follow('cho');
		await vi.advanceTimersByTimeAsync(10);
		expect(asked.map(({ address }) => address)).toEqual(['/entdecken/treffer.json?q=c']);
		asked[0]?.answer(1);
		await vi.advanceTimersByTimeAsync(10);
		expect(show.mock.calls.map(([, q]) => q as string)).toEqual(['c']);
		expect(asked.map(({ address }) => address).slice(1)).toEqual(['/entdecken/treffer.json?q=cho']);
	});

	it('puts the written word into the address once, and what follows in its place', async () => {
		const typing = open();
		typing.follow('ch');
		await vi.advanceTimersByTimeAsync(400);
		typing.follow('chor');
		await vi.advanceTimersByTimeAsync(400);
		expect(goto).not.toHaveBeenCalled();
		await vi.advanceTimersByTimeAsync(200);
		expect(goto.mock.calls).toEqual([
			['/entdecken?q=chor', expect.objectContaining({ replaceState: false })],
		]);
		expect(typing.arrived(way('goto', '/entdecken?q=chor'), 0)).toBe(true);
		expect(typing.arrived(way('goto', '/entdecken?q=other'), 0)).toBe(false);
		expect(typing.arrived(way('popstate', '/entdecken?q=chor'), 0)).toBe(false);
		typing.follow('chorprobe');
		typing.end();
		expect(goto).toHaveBeenLastCalledWith(
			'/entdecken?q=chorprobe',
			expect.objectContaining({ replaceState: true }),
		);
	});

	it('keeps the word for the way back when somebody goes on at once, and shows nothing that comes later', async () => {
		const typing = open();
		typing.follow('chor');
		await vi.advanceTimersByTimeAsync(0);
		typing.leave(way('link', '/vereine/chor'), '/entdecken');
		expect(replaceState).toHaveBeenCalledWith(null, '', '/entdecken?q=chor');
		asked[0]?.answer(3);
		await vi.advanceTimersByTimeAsync(1_000);
		expect(show).not.toHaveBeenCalled();
		expect(goto).not.toHaveBeenCalled();
	});

	it('gives the word back to the page that came for it, not to one that was overtaken', async () => {
		const typing = open();
		typing.follow('c');
		await vi.advanceTimersByTimeAsync(0);
		asked[0]?.answer(1);
		await vi.advanceTimersByTimeAsync(10);
		typing.follow('ch');
		await vi.advanceTimersByTimeAsync(600);
		typing.follow('chor');
		typing.arrived(way('goto', '/entdecken?q=ch'), 0);
		expect(catchUp).not.toHaveBeenCalled();
		// The answer for the list comes after the address has left: the page brings it.
		await vi.advanceTimersByTimeAsync(600);
		typing.arrived(way('goto', '/entdecken?q=chor'), 0);
		expect(show.mock.calls.map(([, q]) => q as string)).toEqual(['c']);
		expect(catchUp).toHaveBeenCalledOnce();
	});

	describe('on a device that keeps no pages, without connection', () => {
		beforeEach(() => vi.stubGlobal('navigator', { onLine: true }));

		it('stays where it is, says so, and goes on by itself', async () => {
			const typing = open();
			typing.follow('chor');
			await vi.advanceTimersByTimeAsync(0);
			asked[0]?.fail();
			await vi.advanceTimersByTimeAsync(1_000);
			expect(unreached).toHaveBeenLastCalledWith('chor');
			const event = { preventDefault: vi.fn() };
			typing.send(event as unknown as Event);
			expect(event.preventDefault).toHaveBeenCalledOnce();
			// Pressed is tried at once, and fails as well.
			expect(asked).toHaveLength(2);
			asked[1]?.fail();
			await vi.advanceTimersByTimeAsync(0);
			typing.end();
			expect(goto).not.toHaveBeenCalled();

			await vi.advanceTimersByTimeAsync(3_000);
			expect(asked.map(({ address }) => address)).toEqual(
				Array.from({ length: 3 }, () => '/entdecken/treffer.json?q=chor'),
			);
			asked[2]?.answer(2);
			await vi.advanceTimersByTimeAsync(0);
			expect(show).toHaveBeenCalledOnce();
			expect(goto).toHaveBeenCalledExactlyOnceWith('/entdecken?q=chor', expect.anything());
			await vi.advanceTimersByTimeAsync(10_000);
			expect(asked).toHaveLength(3);
		});

		it('stays when the connection goes after the list came, and on Enter with nothing new written', async () => {
			const typing = open();
			typing.follow('chor');
			await vi.advanceTimersByTimeAsync(0);
			asked[0]?.answer(1);
			await vi.advanceTimersByTimeAsync(100);
			vi.stubGlobal('navigator', { onLine: false });
			await vi.advanceTimersByTimeAsync(500);
			expect(asked).toHaveLength(2);
			asked[1]?.fail();
			await vi.advanceTimersByTimeAsync(0);
			expect(unreached).toHaveBeenCalledExactlyOnceWith('chor');
			expect(goto).not.toHaveBeenCalled();

			const other = open();
			const event = { preventDefault: vi.fn() };
			other.send(event as unknown as Event);
			expect(event.preventDefault).toHaveBeenCalledOnce();
			expect(asked).toHaveLength(2);
		});

		it('opens no page before it knows that it can be fetched', async () => {
			const typing = open();
			typing.follow('chor');
			await vi.advanceTimersByTimeAsync(1_000);
			expect(goto).not.toHaveBeenCalled();
			asked[0]?.answer(1);
			await vi.advanceTimersByTimeAsync(0);
			expect(goto).toHaveBeenCalledExactlyOnceWith('/entdecken?q=chor', expect.anything());
		});

		it('tries the newest text, and nothing more once somebody has gone on', async () => {
			const typing = open();
			typing.follow('ch');
			await vi.advanceTimersByTimeAsync(0);
			asked[0]?.fail();
			await vi.advanceTimersByTimeAsync(100);
			typing.follow('chor');
			await vi.advanceTimersByTimeAsync(0);
			asked[1]?.fail();
			await vi.advanceTimersByTimeAsync(1_000);
			expect(unreached).toHaveBeenLastCalledWith('chor');
			typing.leave(way('link', '/vereine/chor'), '/entdecken');
			await vi.advanceTimersByTimeAsync(10_000);
			expect(asked).toHaveLength(2);
			expect(goto).not.toHaveBeenCalled();
			// There again with network: Enter is Enter.
			const event = { preventDefault: vi.fn() };
			typing.send(event as unknown as Event);
			expect(event.preventDefault).not.toHaveBeenCalled();
		});
	});

	it('lets the field lead again when somebody writes while something else opens', async () => {
		const typing = open();
		typing.follow('chor');
		typing.leave(way('link', '/entdecken?wo=innenstadt'), '/entdecken');
		expect(typing.goesOn()).toBe(false);
		typing.follow('chorprobe');
		expect(typing.arrived(way('link', '/entdecken?wo=innenstadt'), 0)).toBe(false);
		expect(typing.goesOn()).toBe(true);
		await vi.advanceTimersByTimeAsync(600);
		expect(goto.mock.calls).toEqual([
			['/entdecken?q=chorprobe', expect.objectContaining({ replaceState: false })],
		]);
	});

	it('knows its own way until it has come to its end, whatever opened before it', async () => {
		let come: () => void = () => undefined;
		goto.mockReturnValueOnce(new Promise((resolve) => (come = resolve)));
		const typing = open();
		typing.follow('chor');
		await vi.advanceTimersByTimeAsync(600);
		expect(typing.goesOn()).toBe(false);
		expect(typing.arrived(way('goto', '/entdecken?q=chor'), 0)).toBe(true);
		come();
		await vi.advanceTimersByTimeAsync(0);
		expect(typing.arrived(way('goto', '/entdecken?q=chor'), 0)).toBe(false);
	});

	it('goes nowhere for what was written and taken back', async () => {
		const typing = open();
		typing.follow('x');
		await vi.advanceTimersByTimeAsync(0);
		asked[0]?.answer(1);
		await vi.advanceTimersByTimeAsync(10);
		typing.follow('');
		await vi.advanceTimersByTimeAsync(1_000);
		expect(goto).not.toHaveBeenCalled();
		// What was shown for the letter goes with it.
		expect(catchUp).toHaveBeenCalledOnce();
	});

	it('asks for everything only when an emptied field stays empty', async () => {
		const typing = open();
		typing.follow('');
		await vi.advanceTimersByTimeAsync(50);
		typing.follow('g');
		await vi.advanceTimersByTimeAsync(0);
		expect(asked.map(({ address }) => address)).toEqual(['/entdecken/treffer.json?q=g']);
		asked[0]?.answer(1);
		typing.follow('');
		await vi.advanceTimersByTimeAsync(150);
		expect(asked.map(({ address }) => address).slice(1)).toEqual(['/entdecken/treffer.json?q=']);
	});

	it('shows first what one sees, and all of it when nobody writes on', async () => {
		const typing = open();
		typing.follow('chor');
		await vi.advanceTimersByTimeAsync(0);
		asked[0]?.answer(9);
		await vi.advanceTimersByTimeAsync(10);
		expect(grow.mock.calls.flat()).toEqual([3]);
		await vi.advanceTimersByTimeAsync(300);
		expect(grow.mock.calls.flat()).toEqual([3, 5, 7, 9]);
	});
});

describe('hits that stay', () => {
	it('are the same objects; a changed one is new', () => {
		const keep = openSameHits();
		const hit = (id: string, title: string) => ({ id, title }) as HitCardData;
		const [one, two] = keep([hit('1', 'a'), hit('2', 'b')]);
		const [first, second] = keep([hit('2', 'b'), hit('1', 'other')]);
		expect(first).toBe(two);
		expect(second).not.toBe(one);
		expect(second?.title).toBe('other');
	});
});
