import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnProduct, type RunningProduct } from '../support/product';
import { waitFor } from '../support/wait-for';
import { ask, formFrom, say, type Answer } from './ask';
import { startHere } from './in-city';
import { builtFiles, builtRoutes } from './routes';

const plenty = { LIMIT_READ_BURST: '100000', LIMIT_READ_PER_SECOND: '10000', SEARCH: 'postgres' };
const routes = builtRoutes();

let product: RunningProduct;
beforeAll(async () => {
	product = await startHere(plenty);
});
afterAll(() => product.stop());

/** The floor under every answer, whatever made it. */
function expectFloor(answer: Pick<Answer, 'headers'>, what: string): void {
	const { headers } = answer;
	const policy = String(headers['content-security-policy']);
	expect(policy, what).toMatch(/default-src 'none'/);
	expect(policy, what).toMatch(/frame-ancestors 'none'/);
	expect(policy, what).toMatch(/base-uri 'none'/);
	expect(policy, what).toMatch(/form-action '(none|self)'/);
	expect(policy, what).not.toMatch(/unsafe|'nonce-|\*|https?:/);
	expect(headers['x-content-type-options'], what).toBe('nosniff');
	expect(headers['referrer-policy'], what).toMatch(/^(same-origin|no-referrer)$/);
	expect(headers['x-frame-options'], what).toBe('DENY');
	expect(headers['cross-origin-opener-policy'], what).toBe('same-origin');
	expect(headers['permissions-policy'], what).toMatch(/camera=/);
	expect(headers['cache-control'], what).toBeTruthy();
	expect(headers['x-powered-by'], what).toBeUndefined();
	expect(headers.server, what).toBeUndefined();
}

/** Nothing of ours may tell how it is built. */
function expectNoTrace(answer: Answer, what: string): void {
	expect(answer.body, what).not.toMatch(/\bat .+\.(js|ts):\d+|node_modules|\/build\/|Error: /);
}

describe('S68 headers', () => {
	it.each(routes)('of $id, read, with HEAD, as data, in English', async ({ path, page }) => {
		const paths = [path, path === '/' ? '/en' : `/en${path}`];
		if (page) paths.push(path === '/' ? '/__data.json' : `${path}/__data.json`);
		for (const one of paths) {
			const read = await ask(product, one);
			expect(read.status, one).toBeLessThan(500);
			expectFloor(read, one);
			expectNoTrace(read, one);
			const head = await ask(product, one, { method: 'HEAD' });
			expect([head.status, head.body], `HEAD ${one}`).toEqual([read.status, '']);
			expectFloor(head, `HEAD ${one}`);
		}
	});

	it.each(routes)('of $id with methods it does not speak', async ({ path }) => {
		for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
			const answer = await ask(product, path, { method, headers: { origin: product.origin } });
			expect([204, 404, 405], `${method} ${path}: ${answer.status}`).toContain(answer.status);
			if (answer.status === 405) expect(answer.headers.allow).toBeTruthy();
			expectFloor(answer, `${method} ${path}`);
			expect(answer.headers['access-control-allow-origin']).toBeUndefined();
		}
	});

	const beginningOf = (path: string): RegExp => {
		if (
			/^\/(anmelden\/zurueckholen|antwort|bestaetigen|einladung|mitarbeit|verein-eintragen\/weiter|verwaltung-einrichten)\//.test(
				path,
			)
		)
			return /^\/link-abgelaufen$/;
		if (path.startsWith('/verein-eintragen')) return /^\/verein-eintragen(\/name)?$/;
		return /^\/anmelden(\?|$)/;
	};

	it.each(routes)('of $id with a form it does not know', async ({ path }) => {
		const answer = await ask(product, path, formFrom(product, { x: 'y' }));
		// A step of something that was never begun leads to its beginning, a key that opens nothing says so.
		if (answer.status === 303) expect(answer.headers.location, path).toMatch(beginningOf(path));
		else
			expect([400, 401, 403, 404, 405, 415], `${path}: ${answer.status}`).toContain(answer.status);
		expectFloor(answer, path);
		expectNoTrace(answer, path);
	});

	it('of addresses that do not exist or cannot be read', async () => {
		const paths = [
			'/gibt-es-nicht',
			'/en/does-not-exist',
			'/%',
			'/%ff',
			'/%00',
			'/mitmachen/%00',
			'/en/vereine/a%00b',
			'/mitmachen/%00.ics',
			'/%2e%2e/%2e%2e/etc/passwd',
			'/../../etc/passwd',
			'//evil.example/',
			'//evil.example//',
			'/\\evil.example',
			'/en//evil.example/',
			'/%2f%2fevil.example',
			'/barrierefreiheit/feedback/',
			'/barrierefreiheit//feedback',
			'/_app/immutable/gibt-es-nicht.js',
			'/_app/..%2f..%2fserver/manifest.js',
			'/.env',
			'/gibt-es-nicht/__data.json',
			'/__data.json/__data.json',
			`/${'x'.repeat(12_000)}`,
			`/${'%61'.repeat(4_000)}`,
			'/?x=%ff&y=%',
		];
		for (const path of paths) {
			const answer = await ask(product, path);
			expect([200, 308, 400, 404], `${path.slice(0, 40)}: ${answer.status}`).toContain(
				answer.status,
			);
			expectFloor(answer, path.slice(0, 40));
			expectNoTrace(answer, path.slice(0, 40));
			const { location } = answer.headers;
			if (location) expect(new URL(location, product.origin).origin).toBe(product.origin);
		}
	});

	it('of what Node would answer by itself', async () => {
		const host = `127.0.0.1:${product.port}`;
		const rude: [string, number][] = [
			['GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
			[`GET http://evil.example/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`, 400],
			[`OPTIONS * HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`, 400],
			[`GET / HTTP/1.1\r\nHost: ${host}\r\nExpect: miracles\r\nConnection: close\r\n\r\n`, 417],
			['NONSENSE\r\n\r\n', 400],
			[`GET /\u0000 HTTP/1.1\r\nHost: ${host}\r\n\r\n`, 400],
			[`GET / HTTP/1.1\r\nHost: ${host}\r\nX: ${'x'.repeat(17_000)}\r\n\r\n`, 431],
			[
				`POST / HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`,
				400,
			],
		];
		for (const [words, status] of rude) {
			const heard = await say(product, words);
			const [first = '', ...lines] = (heard.split('\r\n\r\n')[0] ?? '').split('\r\n');
			expect(first, words.slice(0, 60)).toContain(` ${status} `);
			const headers = Object.fromEntries(
				lines.map((line) => [
					line.slice(0, line.indexOf(':')).toLowerCase(),
					line.slice(line.indexOf(':') + 2),
				]),
			);
			expectFloor({ headers }, words.slice(0, 60));
		}
	});

	it('of a page that did not change leave the policy the browser has', async () => {
		for (const path of ['/', '/hilfe', '/en/entdecken']) {
			const read = await ask(product, path);
			const etag = String(read.headers.etag);
			expect(etag, path).toMatch(/^(W\/)?"/);
			const again = await ask(product, path, { headers: { 'if-none-match': etag } });
			expect(again.status, path).toBe(304);
			const policy = again.headers['content-security-policy'];
			expect([undefined, read.headers['content-security-policy']], path).toContain(policy);
		}
	});

	it('of files, which are immutable or asked for again, and come compressed', async () => {
		const files = builtFiles();
		expect(files.length).toBeGreaterThan(3);
		for (const { path, immutable } of files) {
			const answer = await ask(product, path, { headers: { 'accept-encoding': 'br' } });
			expect(answer.status, path).toBe(200);
			expectFloor(answer, path);
			expect(answer.headers['cache-control'], path).toMatch(immutable ? /immutable/ : /no-cache/);
			expect(answer.headers.etag, path).toBeTruthy();
			if (/\.(js|css)$/.test(path)) expect(answer.headers['content-encoding'], path).toBe('br');
		}
	});

	it('of an answer of 429', async () => {
		const strict = await startHere({
			...plenty,
			LIMIT_READ_BURST: '3',
			LIMIT_READ_PER_SECOND: '1',
		});
		try {
			const answers = await Promise.all([...'12345678'].map(() => ask(strict, '/')));
			const refused = answers.filter((answer) => answer.status === 429);
			expect(refused.length).toBeGreaterThan(0);
			for (const answer of refused) {
				expectFloor(answer, '429');
				expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
			}
		} finally {
			await strict.stop();
		}
	});

	it('of 503 while it starts, and with HSTS where the address is https', async () => {
		const origin = 'https://tohoop.example';
		const starting = await spawnProduct({ ...plenty, DEMO: '0', CITY: 'luebeck', ORIGIN: origin });
		const headers = { host: 'tohoop.example' };
		try {
			const first = await waitFor(
				async () => {
					try {
						return await ask(starting, '/', { headers });
					} catch (error) {
						if (error instanceof Error && 'code' in error) return undefined;
						throw error;
					}
				},
				20_000,
				'it listens',
			);
			expect(first.status).toBe(503);
			expectFloor(first, 'starting');
			expect(first.headers['retry-after']).toBeTruthy();
			await starting.ready();
			for (const path of ['/', '/gibt-es-nicht', '/health/ready', builtFiles()[0]?.path ?? '/'])
				expect(
					(await ask(starting, path, { headers })).headers['strict-transport-security'],
				).toMatch(/max-age=(3[2-9]|[4-9]\d)\d{6,}; includeSubDomains/);
			// What only the demo has.
			for (const path of ['/demo/post', '/demo/post.json'])
				expect((await ask(starting, path, { headers })).status).toBe(404);
		} finally {
			await starting.stop();
		}
	});
});

describe('pages', () => {
	const pages = routes.filter((route) => route.page);

	it.each(pages)('S68 $id has no style attribute and no inline handler', async ({ path }) => {
		const { body } = await ask(product, path);
		expect(body).not.toMatch(/<[^>]+\sstyle=/i);
		expect(body).not.toMatch(/<[^>]+\son[a-z]+=/i);
	});

	it.each(routes)('P2 S71 $id sets no cookie and is the same for everyone', async ({ path }) => {
		const plain = await ask(product, path);
		const other = await ask(product, path, {
			headers: { 'user-agent': 'another', 'accept-language': 'tr' },
		});
		expect(plain.headers['set-cookie']).toBeUndefined();
		// Ids of forms are made for each.
		const same = (body: string) => body.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');
		if (!path.startsWith('/health')) expect(same(other.body)).toBe(same(plain.body));
		const known = await ask(product, path, { headers: { cookie: 'session=x' } });
		expect(known.headers['cache-control']).toMatch(/no-store/);
	});

	it.each(routes)('S72 $id repeats nothing of headers and unknown parameters', async ({ path }) => {
		const word = 'kanarienvogel.example';
		const answer = await ask(product, `${path}?__x=${word}`, {
			headers: {
				'x-forwarded-host': word,
				'x-forwarded-proto': word,
				'x-forwarded-for': word,
				'x-original-url': `/${word}`,
				'x-rewrite-url': `/${word}`,
				'x-tohoop-protocol': word,
				'x-tohoop-address': word,
				forwarded: `host=${word}`,
				referer: `http://${word}/`,
			},
		});
		expect(answer.status).toBeLessThan(500);
		const { location, ...headers } = answer.headers;
		// The way to the sign-in remembers where one wanted to go, and that only.
		if (answer.status === 303 && location?.startsWith('/anmelden?'))
			expect(location).toBe(`/anmelden?weiter=${encodeURIComponent(`${path}?__x=${word}`)}`);
		else expect(location ?? '').not.toContain(word);
		expect(JSON.stringify(headers)).not.toContain(word);
		expect(answer.body).not.toContain(word);
	});

	it.each(routes)('S63 S81 $id takes no flood of parameters', async ({ path }) => {
		const many = Array.from({ length: 200 }, (_, i) => `p${i}=1`).join('&');
		const expected = path.startsWith('/health') ? [200] : [400];
		expect(expected).toContain((await ask(product, `${path}?${many}`)).status);
		for (const query of [
			'q=%22%20OR%201%3D1',
			'limit=1e9&offset=1e9',
			`q=${'x'.repeat(10_000)}`,
			'seite=-1&seite=NaN',
			'__proto__=x&constructor=y',
			'q[]=1&q[$ne]=2',
			'q=%00%ff%ed%a0%80',
		]) {
			const answer = await ask(product, `${path}?${query}`);
			expect(answer.status, query.slice(0, 40)).toBeLessThan(500);
			expectNoTrace(answer, query.slice(0, 40));
		}
	});

	it('are compressed when it pays, and revalidate', async () => {
		const headers = { 'accept-encoding': 'br, gzip' };
		const page = await ask(product, '/barrierefreiheit/feedback', { headers });
		expect(page.headers['content-encoding']).toBe('br');
		expect(page.headers.vary).toMatch(/accept-encoding/i);
		const gzip = await ask(product, '/barrierefreiheit/feedback', {
			headers: { 'accept-encoding': 'gzip' },
		});
		expect(gzip.headers['content-encoding']).toBe('gzip');
		const tiny = await ask(product, '/health/live', { headers });
		expect(tiny.headers['content-encoding']).toBeUndefined();
		expect(tiny.headers['cache-control']).toBe('no-store');
		const home = await ask(product, '/');
		const again = await ask(product, '/', {
			headers: { 'if-none-match': String(home.headers.etag) },
		});
		expect([again.status, again.body]).toEqual([304, '']);
		// Its policy is the one the browser keeps with the page; all else of the floor is said again.
		const policy = home.headers['content-security-policy'];
		expectFloor({ headers: { 'content-security-policy': policy, ...again.headers } }, '304');
	});
});
