import { findCity } from '$lib/city';
import { EMPTY_QUERY } from '$lib/domain/search/query';
import { seedDemo } from '$lib/server/demo';
import { openDiscovery, type Discovery } from '$lib/server/discovery';
import { systemClock } from '$lib/server/platform/clock';
import { openLog } from '$lib/server/platform/log';
import { startEngine, type Engine } from '$lib/server/platform/search/engine';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ideals, load, mean, score, type Ideal } from '../search/judge.mjs';
import { openTestStore, type TestStore } from '../support/store';
import { waitFor } from '../support/wait-for';

// The judged questions on the demo city, asked of both: the floors below which no change may fall.

const queries = load('tests/search/queries.dev.jsonl');
const log = openLog('error');
let folder: string;
let store: TestStore;
let engine: Engine | undefined;
let withEngine: Discovery;
let without: Discovery;
let ideal: Map<string, Ideal>;
const clubs: { id: string; name: string }[] = [];

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tohoop-search-'));
	store = await openTestStore('embedded');
	const city = findCity('luebeck');
	if (!city) throw new Error('No such city');
	const parts = { database: store.database, clock: systemClock, log, city };
	await seedDemo({ ...parts, settings: { city: 'luebeck' } }, () => undefined);
	without = await openDiscovery(parts);
	await without.work();
	engine = await startEngine(folder, log);
	withEngine = await openDiscovery({ ...parts, engine });
	await withEngine.work();
	if (engine) await waitFor(() => withEngine.engine === 'ready', 120_000);
	const documents: object[] = [];
	for await (const batch of without.export())
		for (const entry of batch) {
			documents.push(entry);
			if (entry.type === 'club') clubs.push({ id: entry.id, name: entry.name });
		}
	ideal = ideals(queries, documents);
}, 240_000);

afterAll(async () => {
	await withEngine?.close();
	await without?.close();
	await engine?.stop();
	await store?.close();
	rmSync(folder, { recursive: true, force: true });
});

const ask = async (discovery: Discovery, q: string) =>
	discovery.search({ ...EMPTY_QUERY, q, limit: 10 }, { facets: false });

async function judge(discovery: Discovery) {
	const scores = [];
	for (const query of queries) {
		const best = ideal.get(query.id);
		if (!best || best.n1 + best.n2 === 0) continue;
		const { hits } = await ask(discovery, query.query);
		scores.push(score(query, hits, best));
	}
	expect(scores.length).toBeGreaterThan(80);
	return { success: mean(scores, 's5'), zero: mean(scores, 'zero') };
}

/** By its name with one letter left out, without umlauts, or the first 60 %. */
async function knownItem(discovery: Discovery) {
	const sample = clubs.filter((_, at) => at % Math.ceil(clubs.length / 50) === 0);
	let right = 0;
	let asked = 0;
	for (const { id, name } of sample) {
		const middle = Math.floor(name.length / 2);
		const plain = name.replace(/[äöüß]/gi, (letter) =>
			letter === 'ß' ? 'ss' : ({ ä: 'a', ö: 'o', ü: 'u' }[letter.toLowerCase()] ?? letter),
		);
		for (const text of [
			name.slice(0, middle) + name.slice(middle + 1),
			plain,
			name.slice(0, Math.ceil(name.length * 0.6)),
		]) {
			asked++;
			const { hits } = await ask(discovery, text);
			if (hits[0]?.id === id || hits[0]?.name === name) right++;
		}
	}
	expect(asked).toBeGreaterThan(60);
	return right / asked;
}

describe('with the engine', () => {
	it('finds what is meant', async ({ skip }) => {
		if (!engine) return skip('no search engine for this platform');
		const { success, zero } = await judge(withEngine);
		expect(success).toBeGreaterThanOrEqual(0.95);
		expect(zero).toBeLessThanOrEqual(0.02);
	}, 120_000);

	it('finds a club by half its name, with a typo and without umlauts', async ({ skip }) => {
		if (!engine) return skip('no search engine for this platform');
		expect(await knownItem(withEngine)).toBeGreaterThanOrEqual(0.9);
	}, 120_000);
});

describe('with the database alone', () => {
	it('finds what is meant, and says that it is alone', async () => {
		expect((await ask(without, 'chor')).degraded).toBe(true);
		const { success, zero } = await judge(without);
		expect(success).toBeGreaterThanOrEqual(0.9);
		expect(zero).toBeLessThanOrEqual(0.05);
	}, 120_000);

	it('finds a club by half its name, with a typo and without umlauts', async () => {
		expect(await knownItem(without)).toBeGreaterThanOrEqual(0.9);
	}, 120_000);
});
