import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PARAMETERS } from '../../src/lib/domain/search/query';
import { builtFiles } from './routes';
import { join } from 'node:path';
import type { RunningProduct } from '../support/product';
import { ask } from './ask';
import { startInEarnest } from './in-earnest';

let product: RunningProduct;
beforeAll(async () => {
	product = await startInEarnest();
});
afterAll(() => product?.stop());

const WRONG: [query: string, parameter: string][] = [
	['q=a&farbe=rot', 'farbe'],
	['limit=0', 'limit'],
	['limit=101', 'limit'],
	['limit=1e9', 'limit'],
	['page=0', 'page'],
	['page=-1', 'page'],
	['page=999999999', 'page'],
	[`q=${'x'.repeat(201)}`, 'q'],
	['bbox=1,2,3', 'bbox'],
	['bbox=11,54,10,53', 'bbox'],
	['near=91,10', 'near'],
	['near=a,b', 'near'],
	['minutes=10', 'minutes'],
	['type=person', 'type'],
	['district=%22%20OR%201=1', 'district'],
	['topic=sport%22%20OR%20until%20%3E%200', 'topic'],
	['plz=23552%20OR%201', 'plz'],
	[`topic=${Array.from({ length: 30 }, (_, at) => `x${at}`).join(',')}`, 'topic'],
	['sort=naehe', 'sort'],
	['__proto__=x', '__proto__'],
	['activity=fliegen', 'activity'],
	['audience=niemand', 'audience'],
	['kind=x', 'kind'],
	['effort=ewig', 'effort'],
	['when=dienstags', 'when'],
	['minutes=0&near=53.87,10.69', 'minutes'],
	['minutes=181&near=53.87,10.69', 'minutes'],
	['near=53.87', 'near'],
	['near=53.87,181', 'near'],
	['mode=fliegen', 'mode'],
	['bbox=10,53,11,x', 'bbox'],
	['bbox=10,53,11,91', 'bbox'],
	['language=klingonisch', 'language'],
	['access=x', 'access'],
	['age=-1', 'age'],
	['age=121', 'age'],
	['with=hund', 'with'],
	['sort=zufall', 'sort'],
	['page=1.5', 'page'],
	['limit=x', 'limit'],
	['q=a&q=b', 'q'],
	['q=a%00b', 'q'],
];

it('has a wrong value for every parameter there is', () => {
	expect(PARAMETERS.filter((name) => !WRONG.some(([, wrong]) => wrong === name))).toEqual([]);
});

it.each(WRONG)('S63 names what is wrong: %s', async (query, parameter) => {
	const answer = await ask(product, `/api/v1/search?${query}`);
	expect(answer.status).toBe(400);
	expect(answer.headers['content-type']).toContain('application/problem+json');
	const { errors } = JSON.parse(answer.body) as { errors: { parameter: string }[] };
	expect(errors.map((error) => error.parameter)).toContain(parameter);
});

it('suggests a few of each kind, and names what it does not take', async () => {
	for (const [query, parameter] of [
		[`q=${'x'.repeat(201)}`, 'q'],
		['q=a&limit=50', 'limit'],
	] as const) {
		const answer = await ask(product, `/api/v1/suggest?${query}`);
		expect(answer.status).toBe(400);
		expect(answer.headers['content-type']).toContain('application/problem+json');
		expect(answer.body).toContain(`"parameter":"${parameter}"`);
	}
	for (const q of ['s', 'st', 'verein', '%', '_', "'"]) {
		const answer = await ask(product, `/api/v1/suggest?q=${encodeURIComponent(q)}`);
		expect(answer.status, q).toBe(200);
		const { topics, clubs, places } = JSON.parse(answer.body) as Record<string, unknown[]>;
		for (const list of [topics, clubs, places]) expect(list?.length, q).toBeLessThanOrEqual(5);
	}
});

it('S63 takes words for words', async () => {
	for (const text of [
		'" OR 1=1',
		"'; drop table club; --",
		':* & !a | (',
		'\\',
		'%',
		'💥'.repeat(40),
	]) {
		const answer = await ask(product, `/api/v1/search?q=${encodeURIComponent(text)}`);
		expect(answer.status, text).toBe(200);
		expect(JSON.parse(answer.body)).toMatchObject({ total: 0, degraded: true });
	}
});

it('S62 what a browser loads knows neither engine nor key', () => {
	const files = builtFiles().filter(({ path }) => /\.(js|json|html)$/.test(path));
	expect(files.length).toBeGreaterThan(5);
	for (const { path } of files)
		expect(readFileSync(join('build', 'client', path), 'utf8'), path).not.toMatch(
			/meili|master.?key|:7700/i,
		);
});

it('describes its interface, and answers as described', async () => {
	const described = await ask(product, '/api/openapi.json');
	expect(described.status).toBe(200);
	const api = JSON.parse(described.body) as {
		openapi: string;
		components: {
			schemas: { SearchResult: { required: string[] }; Problem: { required: string[] } };
		};
		paths: Record<string, { get: { parameters: { name: string }[] } }>;
	};
	expect(api.openapi).toBe('3.1.0');
	const answer = await ask(product, '/api/v1/search?q=chor');
	expect(Object.keys(JSON.parse(answer.body) as object).sort()).toEqual(
		[...api.components.schemas.SearchResult.required].sort(),
	);
	const names = api.paths['/api/v1/search']?.get.parameters.map(({ name }) => name) ?? [];
	expect(names).toContain('bbox');
	for (const name of names) {
		const { status, body } = await ask(product, `/api/v1/search?${name}=%00`.replace('%00', '~'));
		expect([200, 400]).toContain(status);
		expect(body).not.toContain('unknown parameter');
	}
});
