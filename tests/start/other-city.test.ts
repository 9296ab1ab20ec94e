import { demos } from '$db/seed/demo/cities';
import { nowhere } from '$db/seed/demo/gazetteer';
import { planDemo } from '$db/seed/demo/plan';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { forbiddenPlaces, forbiddenTraces, tracesIn } from '../support/city-traces';
import { temporaryFolder } from '../support/folder';
import type { RunningProduct } from '../support/product';
import { preparedData, spawnTestProduct, startTestProduct } from '../support/test-product';
import { waitFor } from '../support/wait-for';

/** Of each kind of page so many: their texts come from the same messages, their data is looked at below. */
const PER_KIND = 8;

/** Language, first part, and whether it goes deeper or is filtered. */
const kindOf = (path: string): string => {
	const [, language = '', first = '', rest = ''] = /^(\/en\b)?\/?([^/?]*)(.?)/u.exec(path) ?? [];
	return `${language}/${first}${rest}`;
};

/** What can be reached by links from the front page, in both languages. */
async function crawl(product: RunningProduct): Promise<Map<string, string>> {
	const seen = new Map<string, string>();
	const waiting = ['/', '/en', '/robots.txt', '/sitemap.xml', '/.well-known/security.txt'];
	const known = new Set(waiting);
	const ofKind = new Map<string, number>();
	for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
		const answer = await fetch(product.origin + path, { headers: { accept: 'text/html,*/*' } });
		const type = answer.headers.get('content-type') ?? '';
		const body = await answer.text();
		if (!/html|json|manifest|xml|plain|calendar/.test(type)) continue;
		seen.set(path, body);
		if (!type.includes('html')) continue;
		for (const [, href = ''] of body.matchAll(/\shref="([^"]+)"/g)) {
			const url = new URL(href.replaceAll('&amp;', '&'), product.origin + path);
			const next = url.pathname + url.search;
			if (url.origin !== product.origin || next.startsWith('/_app/') || known.has(next)) continue;
			known.add(next);
			const kind = kindOf(next);
			const count = (ofKind.get(kind) ?? 0) + 1;
			ofKind.set(kind, count);
			if (count <= PER_KIND) waiting.push(next);
		}
	}
	return seen;
}

it('has nothing of another city in its demo', async () => {
	for (const demo of demos) {
		const words = [...forbiddenTraces(demo.city), ...(await forbiddenPlaces(demo.city))];
		const rows = planDemo(demo, nowhere, new Date('2026-11-21T10:00:00Z'));
		const own = [rows.club, rows.place, rows.need, rows.event, rows.news, rows.version];
		const foreign = demo.city === 'luebeck' ? ['Bamberg'] : words;
		const texts = own.flat().map((row) => JSON.stringify(row));
		expect(texts.flatMap((text) => tracesIn(text, foreign))).toEqual([]);
	}
});

it('does not start as one city on what belongs to another, and leaves it as it was', async () => {
	const dataDir = preparedData();
	const other = await spawnTestProduct({ DATA_DIR: dataDir, CITY: 'bamberg', SEARCH: 'postgres' });
	expect((await other.ended).code).toBe(1);
	expect(other.output()).toContain(
		'Diese Daten gehören zu Lübeck, CITY nennt aber Bamberg. Setze CITY=luebeck, oder nimm',
	);
	expect(other.output()).not.toMatch(/^ {4}at /m);
	const own = await startTestProduct({ DATA_DIR: dataDir, SEARCH: 'postgres' });
	expect((await fetch(own.origin)).status).toBe(200);
});

// Many pages one after the other take their time on a busy machine.
it('starts as Bamberg and shows no trace of Lübeck', async () => {
	const product = await startTestProduct({
		// Nothing of the first city in it, as a prepared one would have.
		DATA_DIR: join(temporaryFolder(), 'data'),
		CITY: 'bamberg',
		SEARCH: 'postgres',
		LIMIT_READ_PER_SECOND: '10000',
		LIMIT_READ_BURST: '100000',
	});
	const words = [...forbiddenTraces('bamberg'), ...(await forbiddenPlaces('bamberg'))];

	const sent = await fetch(`${product.origin}/barrierefreiheit/feedback`, {
		method: 'POST',
		headers: {
			origin: product.origin,
			accept: 'text/html',
			'content-type': 'application/x-www-form-urlencoded',
		},
		body: new URLSearchParams({
			id: '01900000-0000-7000-8000-000000000001',
			page: '/',
			message: 'Ein Hinweis',
			contact: '',
		}),
		redirect: 'manual',
	});
	expect(sent.status).toBe(303);
	const mails = async () => (await fetch(`${product.origin}/demo/post.json`)).text();
	await waitFor(async () => (await mails()).includes('Ein Hinweis'), 30_000, 'the mail');

	const pages = await crawl(product);
	pages.set('/demo/post.json', await mails());
	for (const asked of ['Lübeck', 'Travemünde', 'Radl'])
		for (const list of ['entdecken', 'vereine', 'mitmachen', 'termine', 'neuigkeiten'])
			// What was typed may be repeated, so it is taken out before looking.
			pages.set(
				`/${list}?q=${asked}`,
				(await (await fetch(`${product.origin}/${list}?q=${asked}`)).text()).replaceAll(asked, ''),
			);

	const found = [...pages].flatMap(([path, body]) =>
		tracesIn(body.replaceAll(encodeURIComponent('Lübeck'), ''), words).map(
			(word) => `${path}: ${word}`,
		),
	);
	expect(found).toEqual([]);

	// It is Bamberg, it is alive, and it says what it is.
	expect(pages.size).toBeGreaterThan(50);
	expect(pages.get('/')).toContain('Bamberg');
	expect(pages.get('/vereine')).toContain('Zwiebeltreter');
	for (const [path, body] of pages)
		if (body.includes('</html>'))
			expect(
				/Demo – erfundene Angaben|Demo – invented data/.test(body),
				`${path} says that it is invented`,
			).toBe(true);
	expect(pages.get('/demo/post.json')).toContain('Demo – erfundene Angaben');
}, 240_000);
