import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningProduct } from '../support/product';
import { ask, type Answer } from './ask';
import { startHere } from './in-city';

// From the start page along every link, in both languages: none leads to nothing.

/** Of each kind of page so many; all of them in the long run. */
const MOST = process.env.SWEEP === 'full' ? Infinity : 4;

const ASTRAY = [
	'/gibt-es-nicht',
	'/en/gibt-es-nicht',
	'/vereine/gibt-es-nicht',
	'/en/vereine/gibt-es-nicht',
];

let product: RunningProduct;
const pages = new Map<string, Answer>();
const faults: string[] = [];

/** "/vereine/x/neuigkeiten/y" is of the kind "/vereine/:/neuigkeiten/:"; a query makes no other kind. */
const kindOf = (path: string): string =>
	path
		.replace(/[?#].*$/, '')
		.replace(/(?<=\/(?:mitmachen|neuigkeiten|stadtteile|termine|themen|vereine)\/)[^/]+/g, ':');

const decoded = (text: string) =>
	text.replace(
		/&(amp|quot|lt|gt|#39);/g,
		(sign, name: string) => ({ amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'" })[name] ?? sign,
	);

const attributes = (html: string, pattern: RegExp): string[] =>
	[...html.matchAll(pattern)].map(([, value = '']) => decoded(value));

const hrefsOf = (html: string) => attributes(html, /<a\b[^>]*?\shref="([^"]*)"/g);
const formsOf = (html: string) =>
	[...html.matchAll(/<form\b[^>]*>/g)]
		.map(([form]) => form)
		.filter((form) => !/method="post"/i.test(form))
		.flatMap((form) => attributes(form, /\saction="([^"]*)"/g));

/** What a browser fetches by itself. */
const fetchedBy = (html: string) => [
	...attributes(html, /<(?:img|script|source|iframe|video|audio)\b[^>]*?\ssrc="([^"]*)"/g),
	...attributes(
		html,
		/<link\b(?=[^>]*rel="(?:stylesheet|icon|preload|manifest|modulepreload|apple-touch-icon)")[^>]*?\shref="([^"]*)"/g,
	),
];

beforeAll(async () => {
	product = await startHere({
		SEARCH: 'postgres',
		LIMIT_READ_BURST: '100000',
		LIMIT_READ_PER_SECOND: '10000',
	});
	// The pages that help where something is missing are reached by no link.
	await crawl(['/', '/en', ...ASTRAY]);
}, 300_000);
afterAll(() => product?.stop());

async function crawl(start: readonly string[]): Promise<void> {
	const seen = new Set(start);
	const counts = new Map<string, number>();
	const line: { path: string; from: string }[] = start.map((path) => ({ path, from: '' }));
	for (let next = line.shift(); next; next = line.shift()) {
		const { path, from } = next;
		const kind = kindOf(path);
		const count = (counts.get(kind) ?? 0) + 1;
		counts.set(kind, count);
		if (count > MOST) continue;
		const answer = await ask(product, path);
		pages.set(path, answer);
		// What belongs to one person leads to signing in, a row of questions to the one that is open: looked
		// at like any page.
		const { location } = answer.headers;
		if (answer.status === 303 && /\/anmelden\b|\/verein-eintragen\/name$/.test(location ?? '')) {
			if (location && !seen.has(location)) line.push({ path: location, from: path });
			seen.add(location ?? '');
			pages.delete(path);
			continue;
		}
		if (answer.status !== (ASTRAY.includes(path) ? 404 : 200))
			faults.push(`${path} answers ${answer.status}, linked from ${from}`);
		if (!answer.headers['content-type']?.startsWith('text/html')) continue;
		for (const href of [...hrefsOf(answer.body), ...formsOf(answer.body)]) {
			const url = new URL(href, product.origin + path);
			if (url.origin !== product.origin) continue;
			const there = url.pathname + url.search;
			if (seen.has(there)) continue;
			seen.add(there);
			line.push({ path: there, from: path });
		}
	}
}

const htmlPages = () =>
	[...pages].filter(([, { headers }]) => headers['content-type']?.startsWith('text/html'));

it('reaches the whole product', () => {
	const kinds = new Set([...pages.keys()].map(kindOf));
	for (const kind of [
		'/',
		'/entdecken',
		'/termine',
		'/gemerkt',
		'/mehr',
		'/vereine',
		'/vereine/:',
		'/mitmachen/:',
		'/termine/:',
		'/neuigkeiten',
		'/app',
		'/datenschutz',
	])
		for (const path of [kind, kind === '/' ? '/en' : `/en${kind}`])
			expect([...kinds]).toContain(path);
});

it('leads nowhere into nothing', () => {
	expect(faults).toEqual([]);
});

it('leads to places on a page that are there', () => {
	const missing = htmlPages().flatMap(([path, { body }]) =>
		hrefsOf(body).flatMap((href) => {
			const url = new URL(href, product.origin + path);
			const there = pages.get(url.pathname + url.search);
			if (url.origin !== product.origin || url.hash.length < 2 || !there) return [];
			const id = decodeURIComponent(url.hash.slice(1));
			return there.body.includes(`id="${id}"`) ? [] : [`${path} → ${href}`];
		}),
	);
	expect(missing).toEqual([]);
});

it('gives every name on a page to one thing, and names nothing that is not there', () => {
	const wrong = htmlPages().flatMap(([path, { body }]) => {
		const html = body.replace(/<(script|style)\b[^>]*>[^]*?<\/\1>/g, '');
		const ids = attributes(html, /\sid="([^"]*)"/g);
		const named = attributes(html, /\s(?:aria-(?:labelledby|describedby)|for)="([^"]*)"/g);
		return [
			...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${path}: two #${id}`),
			...named
				.flatMap((names) => names.split(/\s+/))
				.filter((id) => id !== '' && !ids.includes(id))
				.map((id) => `${path}: no #${id}`),
		];
	});
	expect([...new Set(wrong)]).toEqual([]);
});

it('is there in German and in English, each saying so', async () => {
	const wrong: string[] = [];
	for (const [path, { body }] of htmlPages()) {
		const english = /^\/en(\/|\?|$)/.test(path);
		if (!body.includes(`<html lang="${english ? 'en' : 'de'}"`)) wrong.push(`${path}: lang`);
		for (const language of ['de', 'en'])
			if (!new RegExp(`hreflang="${language}"`).test(body)) wrong.push(`${path}: no ${language}`);
	}
	// A page that only one language links to is there in the other, too.
	for (const kind of new Set([...pages.keys()].map((path) => path.replace(/\?.*$/, '')))) {
		const other = /^\/en(\/|$)/.test(kind)
			? kind.slice(3) || '/'
			: `/en${kind === '/' ? '' : kind}`;
		if (pages.has(other) || ASTRAY.includes(kind)) continue;
		const { status } = await ask(product, other);
		if (status !== 200) wrong.push(`${other} answers ${status}`);
	}
	expect(wrong).toEqual([]);
});

it('asks nobody else for anything and sets no cookie', () => {
	const wrong = htmlPages().flatMap(([path, { body, headers }]) => [
		...(headers['set-cookie'] ? [`${path} sets a cookie`] : []),
		...fetchedBy(body)
			.filter((href) => new URL(href, product.origin + path).origin !== product.origin)
			.map((href) => `${path} fetches ${href}`),
	]);
	expect(wrong).toEqual([]);
});
