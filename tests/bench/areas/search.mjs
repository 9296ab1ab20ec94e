// As somebody types, and under load: the product with its engine and the engine asked bare in turn, so that a busy
// moment of the machine hits both alike; and the product on the database alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rounded } from '../measure.mjs';

const SIZES = (process.env.BENCH_SIZE ?? 'demo,city,land').split(',');
const WORDS = [
	...['fussball', 'chor', 'hausaufgabenhilfe', 'seniorennachmittag', 'vorlesen', 'garten'],
	...['feuerwehr', 'deutsch lernen', 'repaircafe', 'tierheim', 'nachbarschaft', 'samstag basteln'],
	...['schwimmen', 'theater', 'besuchsdienst', 'lesepaten', 'fahrradwerkstatt', 'tafel'],
	...['strickgruppe', 'rettungsdienst', 'computerhilfe', 'patenschaft', 'blutspende', 'trommeln'],
];
/** To warm up with: nothing that is measured begins like them. */
const OTHER_WORDS = [
	...['kleiderkammer', 'hospiz', 'orchester', 'imkerei', 'lauftreff', 'museum', 'werkstatt'],
	...['yoga', 'jugendarbeit', 'migration', 'pflege', 'umwelt', 'wandern', 'zirkus', 'gitarre'],
	...['grundschule', 'inklusion', 'obdachlos', 'unterricht', 'krankenhaus', 'arabisch', 'ausflug'],
	...['bibliothek', 'boule', 'brettspiele', 'buehne', 'camping', 'drachenboot', 'einkaufen'],
	...['eltern', 'energie', 'film', 'flohmarkt', 'frauen', 'gedenken', 'gospel', 'hilfe', 'hund'],
	...['jazz', 'kanu', 'kegeln', 'kirche', 'kochen', 'kunst', 'literatur', 'malen', 'mentoren'],
	...['modellbau', 'oldtimer', 'politik', 'quiz', 'rollstuhl', 'rudern', 'singen', 'skat'],
	...['spielplatz', 'suppe', 'tennis', 'turnen', 'verkehr', 'wohnen'],
];
/** Times they are typed until the process has compiled what it does all day: it takes a thousand of them. */
const WARM = 3;
/** The first of them are what a process is asked that has just begun. */
const COLD = 40;
const FILTERED = ['verein', 'sport', 'hilfe', 'kinder'].map(
	(q) =>
		`/api/v1/search?limit=10&q=${q}&district=innenstadt,st-lorenz-nord&type=club,need&when=sa,so,abend`,
);
const ROUNDS = 3;
const PER_SECOND = 50;
const SECONDS = 10;
const CHANGES = 20;

const prefixesOf = (/** @type {string[]} */ words) => [
	...new Set(
		words.flatMap((word) =>
			Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 2)),
		),
	),
];
const typedAt = (/** @type {string} */ origin, /** @type {string} */ q) =>
	`${origin}/api/v1/search?limit=10&q=${encodeURIComponent(q)}`;
const agent = new Agent({ keepAlive: true, maxSockets: 64, noDelay: true });

/** @param {string} url @param {{ body?: object, key?: string }} [how] @returns {Promise<{ ms: number, answer: any }>} */
function ask(url, { body, key } = {}) {
	return new Promise((resolve, reject) => {
		const began = performance.now();
		const sent = body ? JSON.stringify(body) : '';
		const asking = request(
			url,
			{
				agent,
				method: body ? 'POST' : 'GET',
				headers: body
					? {
							authorization: `Bearer ${key}`,
							'content-type': 'application/json',
							'content-length': Buffer.byteLength(sent),
						}
					: {},
			},
			(answer) => {
				let text = '';
				answer.on('data', (part) => (text += String(part)));
				answer.once('end', () => {
					const ms = performance.now() - began;
					if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode} ${text}`));
					else resolve({ ms, answer: JSON.parse(text) });
				});
			},
		);
		asking.once('error', reject);
		asking.end(sent);
	});
}

/** @param {number[]} values @param {number} part */
const at = (values, part) =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? NaN;

/** @param {() => Promise<boolean>} test @param {number} ms */
async function until(test, ms) {
	const began = performance.now();
	while (!(await test())) {
		if (performance.now() - began > ms) throw new Error(`Waited ${ms} ms in vain`);
		await new Promise((go) => setTimeout(go, 20));
	}
	return performance.now() - began;
}

/** @param {any} tools */
export async function run(tools) {
	/** @type {object[]} */
	const figures = [];
	/** @type {{ what: string, is: number, atMost?: number }[]} */
	const goals = [];
	for (const size of SIZES) {
		const before = figures.length;
		await measure(size, tools, figures, goals);
		// The larger ones take minutes, and what is measured shall not go with them.
		console.table(figures.slice(before));
	}
	agent.destroy();
	return { figures, goals };
}

/** @param {string} size @param {any} tools @param {object[]} figures @param {{ what: string, is: number, atMost?: number }[]} goals */
async function measure(size, { product, emptyDatabase, runCommand, source }, figures, goals) {
	const database = await emptyDatabase();
	if (!database) return;
	const folder = mkdtempSync(join(tmpdir(), 'tohoop-bench-'));
	const { engineIn, openWriter } = await source('search.ts');
	const engine = await engineIn(folder);
	const meili = { MEILI_URL: engine.url, MEILI_KEY: engine.key };
	const place = { DEMO: '1', DATA_DIR: join(folder, 'data'), ...database };
	const command = async (/** @type {string[]} */ line, env = {}) => {
		const began = performance.now();
		const { code, said, out } = await runCommand(line, { ...place, ...env });
		if (code !== 0) throw new Error(said);
		console.log(out.split('\n').at(-1));
		return (performance.now() - began) / 1000;
	};
	/** @type {{ origin: string, stop: () => Promise<void> }[]} */
	const running = [];
	const writer = openWriter(database.DATABASE_OWNER_URL);
	try {
		await command(size === 'demo' ? ['seed'] : ['seed', '--size', size], { SEARCH: 'postgres' });
		const built = await command(['search:rebuild'], meili);
		const withEngine = await product({ ...database, SEARCH: undefined, ...meili });
		running.push(withEngine);
		const alone = await product(database);
		running.push(alone);
		const find = async (/** @type {string} */ origin, /** @type {string} */ q) =>
			(await ask(typedAt(origin, q))).answer;
		await until(async () => !(await find(withEngine.origin, 'chor')).degraded, 300_000);
		const { results } = /** @type {any} */ (
			await (
				await fetch(`${engine.url}/indexes`, {
					headers: { authorization: `Bearer ${engine.key}` },
				})
			).json()
		);
		const bare = `${engine.url}/indexes/${results[0].uid}/search`;
		const card = { limit: 10, attributesToRetrieve: ['id', 'card'] };

		/** @type {Record<string, number[]>} */
		const typing = {};
		const note = (/** @type {string} */ name, /** @type {number} */ ms) =>
			(typing[name] ??= []).push(ms);
		let degraded = 0;
		const asked = {
			engine: async (/** @type {string} */ q) => {
				const { ms, answer } = await ask(typedAt(withEngine.origin, q));
				if (answer.degraded) degraded++;
				return ms;
			},
			'bare engine': async (/** @type {string} */ q) =>
				(await ask(bare, { key: engine.key, body: { q, ...card } })).ms,
		};
		const all = Object.entries(asked);
		const others = prefixesOf(OTHER_WORDS);
		for (const [n, q] of Array.from({ length: WARM }, () => others)
			.flat()
			.entries())
			for (const [name, on] of all) {
				const ms = await on(q);
				if (n < COLD && name === 'engine') note(`${name}, right after its start`, ms);
			}
		for (let round = 0; round < ROUNDS; round++)
			for (const [n, q] of prefixesOf(WORDS).entries())
				// Who asks first pays for those after, who find the engine's memory warm: so by turns.
				for (const [name, on] of n % 2 ? all : all.toReversed()) {
					const ms = await on(q);
					// What somebody asked shortly before is found anew, but its numbers are known.
					note(round === 0 ? `${name}, asked by nobody before` : name, ms);
				}
		for (const q of prefixesOf(WORDS)) {
			const body = { q, ...card, facets: ['counted'] };
			note('bare engine, facets', (await ask(bare, { key: engine.key, body })).ms);
		}
		for (const q of others) await ask(typedAt(alone.origin, q));
		for (const q of prefixesOf(WORDS))
			note('database, asked by nobody before', (await ask(typedAt(alone.origin, q))).ms);
		const row = (/** @type {string} */ what, /** @type {number[]} */ values) =>
			figures.push({
				size,
				what,
				n: values.length,
				'p50 ms': rounded(at(values, 0.5)),
				'p95 ms': rounded(at(values, 0.95)),
				'p99 ms': rounded(at(values, 0.99)),
			});
		for (const [name, values] of Object.entries(typing)) row(`typing, ${name}`, values);

		const loads = {
			engine: await atRate(withEngine.origin),
			database: await atRate(alone.origin),
		};
		for (const [name, { values, refused }] of Object.entries(loads))
			row(`${PER_SECOND}/s, 3 filters and facets, ${name}, ${refused} refused`, values);

		// It would take half of the facts, and has no engine to bring them to.
		await alone.stop();
		const found = [];
		const gone = [];
		for (const [n, id] of (await writer.clubs(CHANGES)).entries()) {
			const name = `Zaunkoenigwacht ${String.fromCharCode(97 + n).repeat(5)}`;
			const shows = async () => (await find(withEngine.origin, name)).hits[0]?.id === id;
			await writer.change(id, { name });
			found.push(await until(shows, 30_000));
			await writer.change(id, { state: 'paused' });
			gone.push(await until(async () => !(await shows()), 30_000));
		}
		row('change → found', found);
		row('withdrawn → gone', gone);
		figures.push({ size, what: 'search:rebuild, seconds', 'p50 ms': rounded(built * 1000) });

		// Held against what nobody asked before: the numbers of the others are remembered.
		const first = typing['engine, asked by nobody before'] ?? [];
		const ratio = at(first, 0.5) / at(typing['bare engine, asked by nobody before'] ?? [], 0.5);
		const land = size === 'land';
		goals.push(
			...(land ? [] : [{ what: `${size}: typing p50 ms`, is: at(first, 0.5), atMost: 8 }]),
			{ what: `${size}: typing p95 ms`, is: at(first, 0.95), atMost: land ? 40 : 25 },
			{ what: `${size}: typing p50 ÷ bare query`, is: ratio, atMost: 4 },
			{ what: `${size}: 50/s p95 ms, engine`, is: at(loads.engine.values, 0.95), atMost: 120 },
			{ what: `${size}: 50/s p95 ms, database`, is: at(loads.database.values, 0.95), atMost: 300 },
			{
				what: `${size}: 50/s refused`,
				is: loads.engine.refused + loads.database.refused,
				atMost: 0,
			},
			{
				what: `${size}: typing p95 ms, database`,
				is: at(typing['database, asked by nobody before'] ?? [], 0.95),
				atMost: 300,
			},
			{ what: `${size}: change → found p95 ms`, is: at(found, 0.95), atMost: 2_000 },
			{ what: `${size}: withdrawn → gone p95 ms`, is: at(gone, 0.95), atMost: 5_000 },
			{ what: `${size}: answers of the database in place of the engine`, is: degraded, atMost: 0 },
		);
	} finally {
		await writer.end();
		for (const each of running) await each.stop();
		await engine.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * So many a second, whether the earlier ones are answered or not. Who is too slow under it says so with 503: that
 * counts as endless.
 * @param {string} origin
 */
async function atRate(origin) {
	/** @type {Promise<number>[]} */
	const asked = [];
	await new Promise((done) => {
		const timer = setInterval(() => {
			const path = FILTERED[asked.length % FILTERED.length] ?? '';
			asked.push(
				ask(`${origin}${path}`).then(
					({ ms }) => ms,
					() => Infinity,
				),
			);
			if (asked.length >= PER_SECOND * SECONDS) {
				clearInterval(timer);
				done(undefined);
			}
		}, 1_000 / PER_SECOND);
	});
	const values = await Promise.all(asked);
	return { values, refused: values.filter((ms) => ms === Infinity).length };
}
