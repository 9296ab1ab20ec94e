// What a thumb feels on /entdecken: letter by letter on a phone of a quarter's speed, from the key to the picture that
// shows it, and from the key to the list that answers it. Baseline of the same minute: the same keys in a field of a
// page that does nothing with them.
import { existsSync } from 'node:fs';
import { rounded } from '../measure.mjs';

const BROWSER = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const SLOWER = 4;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true };
const WORDS = ['vorlesen', 'chor am samstag', 'hausaufgaben', 'garten', 'feuerwehr', 'repaircafe'];
/** A quick thumb. */
const BETWEEN_MS = 180;

/** @param {number[]} values @param {number} part */
const at = (values, part) =>
	[...values].sort((a, b) => a - b)[
		Math.min(values.length - 1, Math.floor(values.length * part))
	] ?? NaN;

/** In the page: when each key came, when the picture of an answer to it (or to a later one) stood, also where the
 * answer changed nothing, and what the browser itself says of each key. */
const watchKeys = () => {
	/** @type {{ keys: { text: string, at: number, painted?: number }[], inputs: Map<number, number> }} */
	const seen = { keys: [], inputs: new Map() };
	Object.assign(globalThis, { seen });
	addEventListener(
		'input',
		({ timeStamp, target }) =>
			seen.keys.push({
				text: /** @type {HTMLInputElement} */ (target).value.trim(),
				at: timeStamp,
			}),
		true,
	);
	new PerformanceObserver((list) => {
		for (const entry of /** @type {any[]} */ (list.getEntries()))
			if (entry.interactionId)
				seen.inputs.set(
					entry.interactionId,
					Math.max(entry.duration, seen.inputs.get(entry.interactionId) ?? 0),
				);
	}).observe(/** @type {any} */ ({ type: 'event', durationThreshold: 16 }));
	const fetched = globalThis.fetch;
	globalThis.fetch = async (input, init) => {
		const asked = performance.now();
		const answer = await fetched(input, init);
		const text = new URL(answer.url).searchParams.get('q')?.trim() ?? '';
		const read = answer.json.bind(answer);
		answer.json = async () => {
			const value = await read();
			// What the page makes of it is done before the next picture.
			requestAnimationFrame(() =>
				setTimeout(() => {
					const last = seen.keys.findLast((key) => key.text === text && key.at <= asked);
					if (!last) return;
					const painted = performance.now();
					for (const key of seen.keys) if (key.at <= last.at) key.painted ??= painted;
				}),
			);
			return value;
		};
		return answer;
	};
};

/** @param {any} browser @param {string} url @param {string} field
 * @param {(word: string) => boolean} settled whether the page is done with this word */
async function type(browser, url, field, settled) {
	const context = await browser.newContext(PHONE);
	try {
		const page = await context.newPage();
		await page.addInitScript(watchKeys);
		await page.goto(url, { waitUntil: 'networkidle' });
		const session = await context.newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
		for (const word of WORDS) {
			await page.locator(field).fill('');
			await page.locator(field).focus();
			await page.keyboard.type(word, { delay: BETWEEN_MS });
			await page.waitForFunction(settled, word, { timeout: 60_000 });
		}
		return await page.evaluate(() => {
			const { keys, inputs } = /** @type {any} */ (globalThis).seen;
			return {
				keys: keys.length,
				answered: keys.flatMap((/** @type {any} */ { at, painted }) => painted - at || []),
				inputs: [...inputs.values()],
			};
		});
	} finally {
		await context.close();
	}
}

/** @param {any} tools */
export async function run({ product }) {
	if (!existsSync(BROWSER)) throw new Error(`No browser at ${BROWSER}: set CHROMIUM_PATH`);
	const { chromium } = await import('@playwright/test');
	const browser = await chromium.launch({
		executablePath: BROWSER,
		args: ['--no-sandbox', '--disable-gpu'],
	});
	// With its engine, as it runs for people.
	const shown = await product({ SEARCH: undefined, PAGE_CACHE: '1' });
	try {
		const discover = () =>
			type(
				browser,
				`${shown.origin}/entdecken`,
				'[role=combobox]',
				(word) => new URLSearchParams(location.search).get('q') === word,
			);
		// Nobody is the first to ask a product that has just started.
		await discover();
		const found = await discover();
		const still = await type(
			browser,
			`${shown.origin}/barrierefreiheit/feedback`,
			'main textarea',
			() => true,
		);
		const row = (/** @type {string} */ what, /** @type {number[]} */ values) => ({
			what,
			n: values.length,
			'p50 ms': rounded(at(values, 0.5)),
			'p95 ms': rounded(at(values, 0.95)),
			'most ms': rounded(Math.max(0, ...values)),
		});
		return {
			figures: [
				row('key → list painted', found.answered),
				row('key → its own picture (those over 16 ms)', found.inputs),
				row('the same in a field of a quiet page', still.inputs),
			],
			goals: [
				{ what: 'keys that got a list', is: found.answered.length / found.keys, atLeast: 1 },
				{ what: 'key → list painted, p95 ms', is: at(found.answered, 0.95), atMost: 150 },
				{ what: 'INP ms (98th part of all keys)', is: at(found.inputs, 0.98), atMost: 100 },
			],
		};
	} finally {
		await browser.close();
		await shown.stop();
	}
}
