// The map: what the server answers for a view when a Land is in it, and what a phone does while 2,500 pins are panned.
// BENCH_SIZE=demo: without the Land, to see whether the measuring itself works.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { rounded } from '../measure.mjs';

const SIZE = process.env.BENCH_SIZE ?? 'land';
const BROWSER = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const ROUNDS = 3;
const PINS = 2_500;
const SLOWER = 4;
/** Lübeck with its surroundings, and closer: what people look at one after the other. */
const WHOLE = { west: 10.3, south: 53.58, east: 11.25, north: 54.2 };
const FILTERS = [
	'',
	'art=vereine',
	'art=mitmachen',
	'bereich=umwelt',
	'q=chor',
	'art=termine&wann=sa',
];

/** @param {number[]} values @param {number} part */
const at = (values, part) =>
	[...values].sort((a, b) => a - b)[
		Math.min(values.length - 1, Math.floor(values.length * part))
	] ?? NaN;

/** The whole, its quarters, theirs: 21 views. */
function views(/** @type {typeof WHOLE} */ view = WHOLE, deep = 2) {
	/** @type {string[]} */
	const found = [[view.west, view.south, view.east, view.north].map((n) => n.toFixed(5)).join(',')];
	if (deep === 0) return found;
	const lon = (view.west + view.east) / 2;
	const lat = (view.south + view.north) / 2;
	for (const part of [
		{ ...view, east: lon, north: lat },
		{ ...view, west: lon, north: lat },
		{ ...view, east: lon, south: lat },
		{ ...view, west: lon, south: lat },
	])
		found.push(...views(part, deep - 1));
	return found;
}

/** @param {any} tools */
export async function run(tools) {
	if (!existsSync(BROWSER)) throw new Error(`No browser at ${BROWSER}: set CHROMIUM_PATH`);
	const answers = await measureAnswers(tools);
	const panned = await measurePanning(tools);
	return {
		figures: [...answers.figures, ...panned.figures],
		goals: [...answers.goals, ...panned.goals],
	};
}

/** With the engine, and on the database alone in the same round. @param {any} tools */
async function measureAnswers({ product, emptyDatabase, runCommand, source }) {
	const database = await emptyDatabase();
	if (!database) throw new Error('No PostgreSQL');
	const folder = mkdtempSync(join(tmpdir(), 'tohoop-bench-'));
	const { engineIn } = await source('search.ts');
	const engine = await engineIn(folder);
	const meili = { MEILI_URL: engine.url, MEILI_KEY: engine.key };
	const place = { DEMO: '1', DATA_DIR: join(folder, 'data'), ...database };
	const command = async (/** @type {string[]} */ line, env = {}) => {
		const { code, said } = await runCommand(line, { ...place, ...env });
		if (code !== 0) throw new Error(said);
	};
	/** @type {Record<string, { times: number[], sizes: number[], most: number, total: number }>} */
	const found = {};
	/** @type {{ origin: string, stop: () => Promise<void> }[]} */
	const running = [];
	try {
		await command(SIZE === 'demo' ? ['seed'] : ['seed', '--size', SIZE], { SEARCH: 'postgres' });
		await command(['search:rebuild'], meili);
		running.push(await product({ ...database, SEARCH: undefined, ...meili }));
		running.push(await product(database));
		// The first round warms up.
		for (let round = 0; round <= ROUNDS; round++)
			for (const filter of FILTERS)
				for (const view of views())
					for (const [which, { origin }] of running.entries()) {
						const name = which === 0 ? 'engine' : 'database alone';
						const seen = (found[name] ??= { times: [], sizes: [], most: 0, total: 0 });
						const query = [filter, `sicht=${view}`].filter(Boolean).join('&');
						const began = performance.now();
						const answer = await fetch(`${origin}/entdecken/karte.json?${query}`, {
							headers: { 'accept-encoding': 'identity' },
						});
						const text = await answer.text();
						if (round === 0) continue;
						seen.times.push(performance.now() - began);
						const spots = JSON.parse(text);
						seen.most = Math.max(seen.most, spots.points.length);
						seen.total = Math.max(seen.total, spots.total);
						// As the server packs what it makes anew.
						const packed = brotliCompressSync(text, {
							params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
						});
						seen.sizes.push(packed.byteLength / 1024);
					}
	} finally {
		for (const one of running) await one.stop();
		await engine.stop();
		rmSync(folder, { recursive: true, force: true });
	}
	const all = Object.entries(found);
	return {
		figures: all.flatMap(([name, { times, sizes, total }]) => [
			{
				what: `${name}: answer for a view, ${SIZE}, ${total} hits`,
				n: times.length,
				p50: rounded(at(times, 0.5)),
				p95: rounded(at(times, 0.95)),
			},
			{
				what: `${name}: KB of it (brotli)`,
				p50: rounded(at(sizes, 0.5)),
				p95: rounded(at(sizes, 0.95)),
			},
		]),
		goals: all.flatMap(([name, { times, sizes, most }]) => [
			...(name === 'engine'
				? [{ what: `${SIZE}: answer for a view, p95 ms`, is: at(times, 0.95), atMost: 60 }]
				: []),
			{ what: `${SIZE}, ${name}: largest answer, KB`, is: Math.max(...sizes), atMost: 60 },
			{ what: `${SIZE}, ${name}: most points`, is: most, atMost: 2_000 },
		]),
	};
}

/** Before the page: what drawing takes is counted apart, because here no graphics card does it. */
const watchDrawing = () => {
	const seen = { drawing: 0 };
	Object.assign(globalThis, { seen });
	const type = /** @type {Record<string, any>} */ (
		/** @type {unknown} */ (WebGL2RenderingContext.prototype)
	);
	for (const name of Object.getOwnPropertyNames(type)) {
		const original = Object.getOwnPropertyDescriptor(type, name)?.value;
		if (typeof original !== 'function' || name === 'constructor') continue;
		Object.defineProperty(type, name, {
			value(/** @type {unknown[]} */ ...given) {
				const began = performance.now();
				const made = original.apply(this, given);
				seen.drawing += performance.now() - began;
				return made;
			},
		});
	}
	// Script of a frame: everything between two paints, without what drew.
	const frames = /** @type {{ ms: number }[]} */ ([]);
	Object.assign(globalThis, { frames });
	const ask = globalThis.requestAnimationFrame.bind(globalThis);
	globalThis.requestAnimationFrame = (run) =>
		ask((time) => {
			const began = performance.now();
			const before = seen.drawing;
			run(time);
			frames.push({ ms: performance.now() - began - (seen.drawing - before) });
		});
};

/** All over the city, no two at one address. */
const pins = () => {
	let seed = 11;
	const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
	const points = Array.from({ length: PINS }, () => [
		Math.round((10.55 + random() * 0.3) * 100_000),
		Math.round((53.8 + random() * 0.17) * 100_000),
		Math.floor(random() * 8),
		1,
	]);
	return { total: PINS, placed: PINS, points, counted: false, narrowed: false };
};

/** @param {any} tools */
async function measurePanning({ product }) {
	const { chromium } = await import('@playwright/test');
	const browser = await chromium.launch({
		executablePath: BROWSER,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--use-gl=angle',
			'--use-angle=swiftshader',
			'--enable-unsafe-swiftshader',
		],
	});
	const running = await product();
	try {
		const fast = await open(browser, running.origin, 1);
		await fast.context.close();
		const slow = await open(browser, running.origin, SLOWER);
		const { tasks, frames, elements } = await pan(slow.page, slow.session);
		await slow.context.close();
		const longest = Math.max(0, ...tasks);
		const mean =
			frames.reduce((/** @type {number} */ sum, /** @type {number} */ ms) => sum + ms, 0) /
			frames.length;
		return {
			figures: [
				{ what: 'tap → first drawn frame, ms', p50: Math.round(fast.ms) },
				{ what: `tap → first drawn frame, ${SLOWER} × slower, ms`, p50: Math.round(slow.ms) },
				{
					what: `panning ${PINS} pins: script a frame, ms`,
					n: frames.length,
					p50: rounded(at(frames, 0.5)),
					p95: rounded(at(frames, 0.95)),
				},
				{
					what: 'panning: tasks of the main thread, ms',
					n: tasks.length,
					p95: rounded(at(tasks, 0.95)),
				},
			],
			goals: [
				{ what: 'first drawn frame, ms', is: fast.ms, atMost: 3_000 },
				{ what: 'panning: longest task without drawing, ms', is: longest, atMost: 50 },
				{ what: 'panning: script a frame, mean ms', is: mean, atMost: 8 },
				{ what: 'elements below the map', is: elements, atMost: 60 },
			],
		};
	} finally {
		await browser.close();
		await running.stop();
	}
}

/** @param {any} browser @param {string} origin @param {number} rate */
async function open(browser, origin, rate) {
	const context = await browser.newContext({
		viewport: { width: 390, height: 844 },
		serviceWorkers: 'block',
	});
	const page = await context.newPage();
	await page.addInitScript(watchDrawing);
	await page.route('**/entdecken/karte.json*', (/** @type {any} */ route) =>
		route.fulfill({ json: pins() }),
	);
	await page.goto(`${origin}/entdecken`, { waitUntil: 'load', timeout: 120_000 });
	const session = await context.newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate });
	const began = performance.now();
	await page.getByRole('link', { name: 'Karte', exact: true }).click();
	await page.locator('.map[data-state=ready]').waitFor({ timeout: 120_000 });
	return { context, page, session, ms: performance.now() - began };
}

/** A finger that goes back and forth for a while. @param {any} page @param {any} session */
async function pan(page, session) {
	const box = await page.locator('.map canvas').boundingBox();
	const middle = { x: box.x + box.width / 2, y: box.y + 90 };
	await page.evaluate(() => {
		const { frames } = /** @type {any} */ (globalThis);
		frames.length = 0;
	});
	/** @type {{ name: string, ts: number, dur?: number, tdur?: number, tid: number, pid: number, args: any }[]} */
	const events = [];
	session.on('Tracing.dataCollected', (/** @type {any} */ { value }) => events.push(...value));
	const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
	// What opening left behind is not panning's.
	await session.send('HeapProfiler.collectGarbage');
	await session.send('Tracing.start', {
		traceConfig: {
			includedCategories: [
				'toplevel',
				'devtools.timeline',
				'disabled-by-default-devtools.timeline',
			],
		},
		transferMode: 'ReportEvents',
	});
	await page.mouse.move(middle.x, middle.y);
	await page.mouse.down();
	for (let step = 0; step < 120; step++) {
		await page.mouse.move(middle.x + Math.sin(step / 12) * 120, middle.y + Math.cos(step / 9) * 60);
		await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
	}
	await page.mouse.up();
	await session.send('Tracing.end');
	await complete;
	const found = await page.evaluate(() => {
		const { frames } = /** @type {any} */ (globalThis);
		return {
			frames: frames.map((/** @type {{ ms: number }} */ frame) => frame.ms),
			elements: document.querySelectorAll('.map *').length,
		};
	});
	const main = new Set(
		events
			.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
			.map(({ pid, tid }) => `${pid} ${tid}`),
	);
	const own = events.filter(({ pid, tid }) => main.size === 0 || main.has(`${pid} ${tid}`));
	/**
	 * What a task did besides drawing frames, whose script is counted above without the drawing, and besides handing
	 * them over: without a graphics card that copies and waits. Time of the thread: who draws here uses both cores.
	 */
	const drawn = own.filter(({ name, dur }) => /^(FireAnimationFrame|Commit)$/.test(name) && dur);
	const tasks = own
		.filter(({ name, dur }) => /RunTask$/.test(name) && dur)
		.map(({ ts, dur = 0, tdur = dur }) => {
			const inside = drawn.filter((one) => one.ts >= ts && one.ts < ts + dur);
			return (tdur - inside.reduce((sum, one) => sum + (one.tdur ?? one.dur ?? 0), 0)) / 1000;
		});
	// A frame's own script may not be long either.
	return { tasks: [...tasks, ...found.frames], frames: found.frames, elements: found.elements };
}
