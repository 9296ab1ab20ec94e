import type { APIRequestContext, Page } from '@playwright/test';
import { expect, test, WITH_WORKER } from './journey';
import { addressOf, publicPages } from './pages';

// What a first visit costs on the line: bodies as they travel (brotli), every kind of file, no other host.
// Headers are left out, because HTTP/2 packs them.

test.use({ ...WITH_WORKER, viewport: { width: 390, height: 844 } });

const KB = 1024;
interface Budget {
	page: string;
	all: number;
	script: number;
	scripts: number;
}
const budgets: readonly Budget[] = [
	// Pages that are only read have one script of ours (docs/decisions/0023).
	...[
		'start',
		'start in English',
		'club',
		'club in English',
		'clubs',
		'need',
		'event',
		'events',
		'piece of news',
		'news',
		'topics',
		'topic',
		'districts',
		'district',
		'what suits me',
		'what suits me, answered',
		'poster',
	].map((page) => ({ page, all: 145, script: 5, scripts: 1 })),
	{ page: 'discover', all: 175, script: 60, scripts: 13 },
	...['hilfe', 'datenschutz', 'leichte-sprache', 'impressum', 'barrierefreiheit'].map((page) => ({
		page,
		all: 50,
		script: 0,
		scripts: 0,
	})),
	{ page: 'more', all: 50, script: 0, scripts: 0 },
];

/** Every file of a first visit, and what travelled for it. */
async function visit(page: Page, address: string) {
	const answers: Promise<{ type: string; size: number; url: string }>[] = [];
	page.on('requestfinished', (asked) => {
		// What the worker fetches afterwards has a budget of its own (app.test.ts).
		if (asked.url().startsWith('data:') || asked.serviceWorker()) return;
		answers.push(
			asked.sizes().then(({ responseBodySize }) => ({
				type: asked.resourceType(),
				size: responseBodySize,
				url: asked.url(),
			})),
		);
	});
	await page.goto(address, { waitUntil: 'networkidle' });
	const got = await Promise.all(answers);
	return {
		got,
		code: got.filter(({ type }) => type === 'script'),
		kilobytes: (list: typeof got) => list.reduce((total, { size }) => total + size, 0) / KB,
	};
}

for (const { page: name, all, script, scripts } of budgets)
	test(`the first visit of "${name}" costs at most ${all} KB, ${script} KB of it script`, async ({
		page,
		request,
		baseURL,
	}) => {
		const subject = publicPages.find((one) => one.name === name);
		if (!subject) throw new Error(`No page is called ${name}`);
		const { got, code, kilobytes } = await visit(page, await addressOf(subject, request));
		expect(got.filter(({ url }) => !url.startsWith(`${baseURL}/`))).toEqual([]);
		expect(got.length).toBeGreaterThan(2);
		expect(kilobytes(got)).toBeLessThanOrEqual(all);
		expect(kilobytes(code)).toBeLessThanOrEqual(script);
		expect(code.length).toBeLessThanOrEqual(scripts);
		// Whatever else may be measured: nothing travels unpacked.
		for (const { url } of code)
			expect((await request.get(url)).headers()['content-encoding']).toBe('br');
	});

for (const [path, most] of [
	['/neu/neuigkeit', 160],
	['/neu/hilfe', 160],
	['/neu/termin', 160],
	['/anfragen', 160],
] as const)
	test(`the first visit of the club's own "${path}" costs at most ${most} KB`, async ({
		page,
		baseURL,
	}) => {
		// Signed in beside the browser: it has fetched nothing yet.
		await page.context().request.post('/demo/anmelden', {
			form: { person: 'inhaberin' },
			headers: { origin: baseURL ?? '' },
		});
		const { got, kilobytes } = await visit(page, `/mein-verein${path}`);
		await expect(page).toHaveURL(`/mein-verein${path}`);
		expect(got.length).toBeGreaterThan(2);
		expect(kilobytes(got)).toBeLessThanOrEqual(most);
	});

test('on a page to read nothing runs, and none of its files is fetched twice', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (one) => asked.push(one.url()));
	await page.goto('/hilfe', { waitUntil: 'networkidle' });
	expect(asked.filter((url) => url.endsWith('.js'))).toEqual([]);
	expect(new Set(asked).size).toBe(asked.length);
	await expect(page.locator('script')).toHaveCount(0);
});

const secondNeed = async (request: APIRequestContext): Promise<string> => {
	const html = await (await request.get('/entdecken?art=mitmachen')).text();
	const [, found] = new Set(
		[...html.matchAll(/href="(\/mitmachen\/[^"/]+)"/g)].map(([, to]) => to),
	);
	if (!found) throw new Error('Fewer than two needs');
	return found;
};

for (const name of ['start', 'club', 'need', 'discover', 'hilfe'])
	test(`"${name}" comes with all its styles, and nothing jumps while it loads`, async ({
		page,
		request,
	}) => {
		const subject = publicPages.find((one) => one.name === name);
		if (!subject) throw new Error(`No page is called ${name}`);
		// Of 534 titles 8 break differently where only DejaVu stands in for the font, and the first one is among them.
		const address = name === 'need' ? await secondNeed(request) : await addressOf(subject, request);
		const styles = /assets\/[\w-]+\.css/g;
		const sent = new Set((await (await request.get(address)).text()).match(styles));
		const late: string[] = [];
		page.on('request', (asked) => {
			const [file] = asked.url().match(styles) ?? [];
			if (file && !sent.has(file)) late.push(file);
		});
		const session = await page.context().newCDPSession(page);
		await session.send('Network.enable');
		await session.send('Network.emulateNetworkConditions', {
			offline: false,
			latency: 150,
			downloadThroughput: 200 * KB,
			uploadThroughput: 90 * KB,
		});
		await page.addInitScript(() => {
			const seen = Object.assign(globalThis, { jumps: 0 });
			new PerformanceObserver((list) => {
				for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
					seen.jumps += entry.value;
			}).observe({ type: 'layout-shift', buffered: true });
		});
		await page.goto(address, { waitUntil: 'networkidle' });
		expect(late).toEqual([]);
		const jumps = await page.evaluate(() => (globalThis as unknown as { jumps: number }).jumps);
		expect(jumps).toBeLessThanOrEqual(0.01);
	});
