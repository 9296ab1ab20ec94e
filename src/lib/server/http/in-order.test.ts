import type { Handle, RequestEvent, ResolveOptions } from '@sveltejs/kit';
import { expect, it } from 'vitest';
import { inOrder } from './in-order';

const event = { url: new URL('http://here/') } as RequestEvent;
const noting =
	(said: string[], name: string, options?: ResolveOptions): Handle =>
	async ({ event, resolve }) => {
		said.push(`${name} before`);
		const response = await resolve(event, options);
		said.push(`${name} after`);
		return response;
	};

it('lets each stand around those after it, and the page in the middle', async () => {
	const said: string[] = [];
	const handle = inOrder(noting(said, 'a'), noting(said, 'b'));
	const response = await handle({
		event,
		resolve: () => {
			said.push('page');
			return new Response('page');
		},
	});
	expect(await response.text()).toBe('page');
	expect(said).toEqual(['a before', 'b before', 'page', 'b after', 'a after']);
});

it('lets one answer in place of those after it', async () => {
	const said: string[] = [];
	const handle = inOrder(() => new Response('no', { status: 403 }), noting(said, 'b'));
	const { status } = await handle({ event, resolve: () => new Response('page') });
	expect([status, said]).toEqual([403, []]);
});

it('gives the page what each wants of it: changes from the inside out, the rest by whoever is inside', async () => {
	const said: string[] = [];
	const adds = (sign: string): ResolveOptions => ({
		transformPageChunk: ({ html }) => html + sign,
	});
	const preload = () => false;
	let given: ResolveOptions | undefined;
	const handle = inOrder(
		noting(said, 'a', { ...adds('a'), preload }),
		noting(said, 'none'),
		noting(said, 'b', adds('b')),
		noting(said, 'c', { filterSerializedResponseHeaders: () => true }),
	);
	await handle({
		event,
		resolve: (_event, options) => {
			given = options;
			return new Response('page');
		},
	});
	expect(await given?.transformPageChunk?.({ html: '-', done: true })).toBe('-ba');
	expect(given?.preload).toBe(preload);
	expect(given?.filterSerializedResponseHeaders?.('x', 'y')).toBe(true);
});
