// What people wait for: loading on a phone with a slow processor and a slow network, beside an empty page; and how
// many such pages the server makes at the size of a city.
// BENCH_SHORT=1: one run on the demo city instead of five on a city, to see whether the measuring itself works.
import { existsSync } from 'node:fs';
import { compare, median, rounded } from '../measure.mjs';

const SHORT = process.env.BENCH_SHORT === '1';
const RUNS = SHORT ? 1 : 5;
const BROWSER = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** As Lighthouse simulates a phone: slow 4G and a quarter of the processor. */
const NETWORK = {
	offline: false,
	latency: 150,
	downloadThroughput: (1.6 * 1024 * 1024) / 8,
	uploadThroughput: (750 * 1024) / 8,
};
const SLOWER = 4;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true };

/** In the page, before anything of it: the paints, the jumps and the long tasks. */
const watchPage = () => {
	const seen = { lcp: 0, cls: 0, tasks: /** @type {{ from: number, to: number }[]} */ ([]) };
	Object.assign(globalThis, { seen });
	const watch = (/** @type {string} */ type, /** @type {(entry: any) => void} */ take) =>
		new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
			type,
			buffered: true,
		});
	watch('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
	watch('layout-shift', (entry) => {
		if (!entry.hadRecentInput) seen.cls += entry.value;
	});
	watch('longtask', ({ startTime, duration }) =>
		seen.tasks.push({ from: startTime, to: startTime + duration }),
	);
};

/** @param {any} page @param {string} url */
async function visit(page, url) {
	await page.goto(url, { waitUntil: 'networkidle' });
	const seen = await page.evaluate(() => {
		const paint = performance.getEntriesByName('first-contentful-paint')[0];
		const { seen } = /** @type {any} */ (globalThis);
		return { ...seen, fcp: paint?.startTime ?? 0 };
	});
	return { ...seen, tbt: blocked(seen.tasks, seen.fcp), all: blocked(seen.tasks, 0) };
}

/**
 * Total blocking time as Lighthouse counts it: what of each long task lies after the first paint, beyond 50 ms.
 * @param {{ from: number, to: number }[]} tasks @param {number} since
 */
const blocked = (tasks, since) =>
	tasks.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, since) - 50), 0);

/** A new person each time: nothing kept, nothing known. @param {any} browser @param {string} url */
async function firstVisit(browser, url) {
	const context = await browser.newContext(PHONE);
	try {
		const page = await context.newPage();
		const session = await context.newCDPSession(page);
		await session.send('Network.enable');
		await session.send('Network.emulateNetworkConditions', NETWORK);
		await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
		await page.addInitScript(watchPage);
		return await visit(page, url);
	} finally {
		await context.close();
	}
}

/** Again, from what the service worker kept, without network. @param {any} browser @param {string} url */
async function repeatedVisit(browser, url) {
	const context = await browser.newContext(PHONE);
	try {
		const page = await context.newPage();
		await page.addInitScript(watchPage);
		await page.goto(url, { waitUntil: 'networkidle' });
		await page.waitForFunction(() => Boolean(navigator.serviceWorker.controller));
		await page.waitForFunction(
			async () => (await (await caches.open('seiten')).keys()).length > 1,
			undefined,
			{ timeout: 60_000 },
		);
		await page.close();
		await context.setOffline(true);
		const again = await context.newPage();
		const session = await context.newCDPSession(again);
		await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
		await again.addInitScript(watchPage);
		return await visit(again, url);
	} finally {
		await context.close();
	}
}

/** @param {any[]} visits @param {string} name */
const middle = (visits, name) => median(visits.map((one) => one[name]));

/** @param {any} browser @param {string} origin */
async function paints(browser, origin) {
	const html = await (await fetch(`${origin}/vereine`)).text();
	const club = /href="(\/vereine\/[^"/?]+)"/.exec(html)?.[1] ?? '/vereine';
	const pages = { 'empty page': '/bench/leer', start: '/', club, 'page to read': '/hilfe' };
	/** @type {Record<string, any[]>} */
	const visits = {};
	// In turn, so that a busy moment of the machine hits all of them alike.
	for (let run = 0; run < RUNS; run++) {
		for (const [name, path] of Object.entries(pages))
			(visits[name] ??= []).push(await firstVisit(browser, origin + path));
		(visits['start again, without network'] ??= []).push(
			await repeatedVisit(browser, `${origin}/`),
		);
	}
	return visits;
}

/** @param {any} tools */
export async function run({ product, productOnPostgres, emptyDatabase, runCommand }) {
	if (!existsSync(BROWSER)) throw new Error(`No browser at ${BROWSER}: set CHROMIUM_PATH`);
	const { chromium } = await import('@playwright/test');
	const browser = await chromium.launch({
		executablePath: BROWSER,
		args: ['--no-sandbox', '--disable-gpu'],
	});
	// As it runs for people: with the memory for pages.
	const shown = await product({ PAGE_CACHE: '1' });
	let visits;
	try {
		visits = await paints(browser, shown.origin);
	} finally {
		await browser.close();
		await shown.stop();
	}

	const figures = Object.entries(visits).map(([what, list]) => ({
		what,
		'LCP ms': Math.round(middle(list, 'lcp')),
		'FCP ms': Math.round(middle(list, 'fcp')),
		CLS: Math.round(middle(list, 'cls') * 1000) / 1000,
		'TBT ms': Math.round(middle(list, 'tbt')),
		'before the first paint, too': Math.round(middle(list, 'all')),
	}));
	const goals = ['start', 'club', 'page to read'].flatMap((name) => [
		{ what: `${name}: LCP ms`, is: middle(visits[name] ?? [], 'lcp'), atMost: 1_500 },
		{ what: `${name}: CLS`, is: middle(visits[name] ?? [], 'cls'), atMost: 0.01 },
		{ what: `${name}: TBT ms`, is: middle(visits[name] ?? [], 'tbt'), atMost: 80 },
	]);
	goals.push({
		what: 'start from the service worker: first content, ms',
		is: middle(visits['start again, without network'] ?? [], 'fcp'),
		atMost: 600,
	});
	const served = await requests({ product, productOnPostgres, emptyDatabase, runCommand });
	return { figures: [...figures, ...served.figures], goals: [...goals, ...served.goals] };
}

/** @param {any} tools */
async function requests({ product, productOnPostgres, emptyDatabase, runCommand }) {
	const place = SHORT ? undefined : await cityPlace({ emptyDatabase, runCommand });
	/** @type {{ figures: object[], goals: { what: string, is: number, atLeast?: number, atMost?: number }[] }} */
	const found = { figures: [], goals: [] };
	/** @type {Record<string, any>} */
	const loads = {};
	for (const memory of ['0', '1']) {
		const settings = { ...place, PAGE_CACHE: memory };
		const running = place ? await product(settings) : await productOnPostgres(settings);
		if (!running) return found;
		try {
			const name = memory === '1' ? 'with page memory' : 'every cache off';
			const seen = await compare(
				{ empty: `${running.origin}/bench/leer`, start: `${running.origin}/` },
				{ runs: RUNS, seconds: SHORT ? 1 : 4, warmUp: SHORT ? 1 : 3, connections: 20 },
			);
			for (const [page, load] of Object.entries(seen)) {
				loads[`${page}, ${name}`] = load;
				found.figures.push({
					what: `${page}, ${name}`,
					'requests/s': Math.round(load.perSecond),
					'p50 ms': rounded(load.p50),
					'p95 ms': rounded(load.p95),
					failed: load.failed,
				});
			}
		} finally {
			await running.stop();
		}
	}
	const rate = (/** @type {string} */ name) => loads[name]?.perSecond ?? NaN;
	found.goals.push(
		{ what: 'start page: requests/s', is: rate('start, with page memory'), atLeast: 120 },
		{ what: 'start page: p95 ms', is: loads['start, with page memory']?.p95, atMost: 250 },
		{
			what: 'start ÷ empty page, every cache off',
			is: rate('start, every cache off') / rate('empty, every cache off'),
			atLeast: 0.15,
		},
		{
			what: 'start ÷ empty page, with page memory',
			is: rate('start, with page memory') / rate('empty, with page memory'),
			atLeast: 0.5,
		},
		{
			what: 'failed requests',
			is: Object.values(loads).reduce((sum, load) => sum + load.failed, 0),
			atMost: 0,
		},
	);
	return found;
}

/** A database with as much in it as a city has. @param {any} tools */
async function cityPlace({ emptyDatabase, runCommand }) {
	const database = await emptyDatabase();
	if (!database) return undefined;
	const seeded = await runCommand(['seed', '--size', 'city'], {
		DEMO: '1',
		SEARCH: 'postgres',
		...database,
	});
	if (seeded.code !== 0) throw new Error(seeded.said);
	return database;
}
