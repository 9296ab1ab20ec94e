import type { Product } from '$lib/server/product';
import type { ThingPage } from '$lib/domain/pages/thing-page';
import type { RequestEvent } from '@sveltejs/kit';
import { expect, it, vi } from 'vitest';
import { countViews } from './count-views';
import { rememberPages } from './remember-pages';

const running: { product?: Product } = {};
vi.mock('./current-product', () => ({ currentProduct: () => running.product }));

function begin() {
	const seen: ThingPage[] = [];
	running.product = {
		settings: { pageCache: true },
		app: {
			views: { note: (page: ThingPage) => seen.push(page) },
			sessions: { cookieName: 'session' },
		},
	} as unknown as Product;
	let made = 0;
	const ask = async (
		path: string,
		{ headers = {}, status = 200, data = false, method = 'GET' } = {},
	): Promise<Response> => {
		const url = new URL(path, 'https://test');
		const request = new Request(url, {
			method,
			headers: { 'user-agent': 'Mozilla/5.0 (Android 14)', ...headers },
		});
		const event = { request, url, isDataRequest: data } as RequestEvent;
		const build = () => {
			made++;
			return new Response('<p>', { status, headers: { 'content-type': 'text/html' } });
		};
		return countViews({
			event,
			resolve: async (opened) => rememberPages({ event: opened, resolve: build }),
		});
	};
	return { seen, ask, made: () => made };
}

it('counts every page that is opened, also one that is answered from memory', async () => {
	const { ask, seen, made } = begin();
	for (let times = 0; times < 3; times++) await ask('/mitmachen/beete-aus-dem-speicher');
	expect(made()).toBe(1);
	expect(seen).toEqual(Array(3).fill({ kind: 'need', slug: 'beete-aus-dem-speicher' }));
});

it('counts nothing else', async () => {
	const { ask, seen } = begin();
	await ask('/mitmachen/gone', { status: 410 });
	await ask('/entdecken');
	await ask('/mitmachen/data', { data: true });
	await ask('/mitmachen/head', { method: 'HEAD' });
	await ask('/mitmachen/kept', { headers: { 'sec-fetch-mode': 'cors' } });
	await ask('/mitmachen/warm', { headers: { purpose: 'prefetch' } });
	await ask('/mitmachen/own', { headers: { cookie: 'session=abc' } });
	expect(seen).toEqual([]);
});
