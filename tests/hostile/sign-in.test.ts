import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningProduct } from '../support/product';
import { median, rankDifference } from '../support/same-time';
import { waitFor } from '../support/wait-for';
import { ask, formFrom, type Answer } from './ask';
import { startHere } from './in-city';
import { keptMails, startInEarnest } from './in-earnest';
import { builtRoutes } from './routes';

const plenty = { LIMIT_READ_BURST: '100000', LIMIT_READ_PER_SECOND: '10000', SEARCH: 'postgres' };
const AREAS = ['/mein-verein', '/stabsstelle'];

const post = (product: RunningProduct, path: string, fields: Record<string, string>, more = {}) =>
	ask(product, path, formFrom(product, fields, more));
const cookieOf = (answer: Answer) => String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
/** The way on after asking for a code. */
const requestOf = (answer: Answer) =>
	new URL(String(answer.headers.location), 'http://x').searchParams.get('anfrage') ?? '';

describe('in the demo', () => {
	let product: RunningProduct;
	beforeAll(async () => {
		product = await startHere({ ...plenty, LIMIT_SIGN_IN_PER_MINUTE: '100000' });
	});
	afterAll(() => product?.stop());
	const demo = (person: string, headers = {}) =>
		post(product, '/demo/anmelden', { person }, headers);

	const behind = builtRoutes().filter(({ path }) =>
		AREAS.some((area) => path === area || path.startsWith(`${area}/`)),
	);
	const inside = [
		...behind.map(({ path }) => path),
		...AREAS.flatMap((area) => [area, `${area}/gibt-es-nicht`, `${area}/x/y/z?a=b&c=%26`]),
		...['/%6dein-verein', '/mein%2Dverein/konto', '/stabsstelle%2fpruefen', '/Mein-Verein'],
	];

	it.each([...new Set(inside)])('S17 %s sends everybody to the sign-in first', async (path) => {
		for (const one of [path, `/en${path}`]) {
			const read = await ask(product, one);
			expect(read.status, one).toBe(303);
			const to = new URL(String(read.headers.location), product.origin);
			expect(to.origin).toBe(product.origin);
			expect(to.pathname).toBe(one.startsWith('/en') ? '/en/anmelden' : '/anmelden');
			expect(to.searchParams.get('weiter')).toBe(one);
			expect(read.headers['set-cookie']).toBeUndefined();
			expect(read.body).toBe('');
			const sent = await post(product, one, { x: 'y' });
			expect([sent.status, sent.headers.location], one).toEqual([401, undefined]);
			const [at = '', query] = one.split('?');
			const data = await ask(product, `${at}/__data.json${query ? `?${query}` : ''}`);
			// For our own script the same, in its own words.
			if (data.status === 200) expect(JSON.parse(data.body)).toMatchObject({ type: 'redirect' });
			else expect(data.status).toBe(303);
		}
	});

	it('S05 S06 no planted, guessed or bent cookie is somebody', async () => {
		const { headers } = await demo('inhaberin');
		const right = String(headers['set-cookie']).split(';')[0] ?? '';
		expect((await ask(product, '/mein-verein', { headers: { cookie: right } })).status).toBe(200);
		const bent = right.slice(0, -1) + (right.endsWith('a') ? 'b' : 'a');
		for (const cookie of [
			bent,
			'session=',
			'session=x',
			`session=${'x'.repeat(8_000)}`,
			`x${right}`,
		])
			expect((await ask(product, '/mein-verein', { headers: { cookie } })).status).toBe(303);
		const planted = 'session=planted';
		const begun = await demo('inhaberin', { cookie: planted });
		expect(cookieOf(begun)).not.toBe(planted);
		expect((await ask(product, '/mein-verein', { headers: { cookie: planted } })).status).toBe(303);
		const again = await demo('inhaberin', { cookie: right });
		expect(again.status).toBe(303);
		expect((await ask(product, '/mein-verein', { headers: { cookie: right } })).status).toBe(303);
	});

	it('S07 signing out takes the row, the cookie and what the browser kept', async () => {
		const cookie = cookieOf(await demo('schreiber'));
		const inside = await ask(product, '/mein-verein', { headers: { cookie } });
		expect(inside.headers['cache-control']).toBe('private, no-store');
		const out = await post(product, '/abmelden', { abmelden: 'ja' }, { cookie });
		expect(out.status).toBe(303);
		expect(out.headers['clear-site-data']).toBe('"cache", "storage"');
		expect(String(out.headers['set-cookie'])).toMatch(/^session=;.*Max-Age=0/i);
		expect((await ask(product, '/mein-verein', { headers: { cookie } })).status).toBe(303);
		// Reading the address does nothing.
		const other = cookieOf(await demo('schreiber'));
		await ask(product, '/abmelden', { headers: { cookie: other } });
		expect((await ask(product, '/mein-verein', { headers: { cookie: other } })).status).toBe(200);
	});

	it('S12 reading demo links signs nobody in', async () => {
		for (const path of [
			'/demo/anmelden',
			'/demo/anmelden?person=inhaberin',
			'/anmelden#inhaberin',
		]) {
			const answer = await ask(product, path);
			expect(answer.headers['set-cookie'], path).toBeUndefined();
		}
		for (const fields of [{}, { person: 'niemand' }, { person: '' }] as Record<string, string>[])
			expect((await post(product, '/demo/anmelden', fields)).status).toBe(404);
	});

	it('S71 public pages are the same for those who signed in', async () => {
		const cookie = cookieOf(await demo('verwaltung'));
		for (const path of ['/', '/vereine', '/hilfe', '/en/termine']) {
			const [plain, known] = [
				await ask(product, path),
				await ask(product, path, { headers: { cookie } }),
			];
			expect(known.body, path).toBe(plain.body);
			expect(known.headers['set-cookie']).toBeUndefined();
		}
	});

	it.each([
		...['//evil.example', 'https://evil.example/', '/\\evil.example', '/\t/evil.example', 'x'],
		...['/a/..//evil.example', 'javascript:alert(1)', '/%0d%0aset-cookie:x=y//'],
	])('leads on to our own pages only, not to %j', async (weiter) => {
		const query = new URLSearchParams({ weiter }).toString();
		const page = await ask(product, `/anmelden?${query}`);
		expect(page.body).not.toContain('evil.example');
		const signedIn = await post(product, `/demo/anmelden?${query}`, { person: 'inhaberin' });
		const to = new URL(String(signedIn.headers.location), product.origin);
		expect(to.origin).toBe(product.origin);
		expect(to.pathname).not.toMatch(/^\/\//);
		expect(signedIn.status).toBe(303);
	});

	it('prints the demo persons for the box', async () => {
		const persons = JSON.parse((await ask(product, '/demo/personen.json')).body) as {
			name: string;
			role: string;
			link: string;
		}[];
		expect(persons).toHaveLength(6);
		for (const { name, role, link } of persons) {
			expect(name).toBeTruthy();
			expect(role).toBeTruthy();
			expect(link).toMatch(/^http:\/\/localhost:\d+\/anmelden#[a-z-]+$/);
		}
	});

	it('S03 the code page shows the address to who asked, and to nobody else', async () => {
		const asked = await post(product, '/anmelden', { mail: 'agentur@demo.example' });
		const id = requestOf(asked);
		const page = await ask(product, `/anmelden/code?anfrage=${id}`);
		expect(page.body).toContain('agentur@demo.example');
		const other = id.slice(0, -1) + (id.endsWith('0') ? '1' : '0');
		for (const guess of [other, 'x', '', "' or 1=1"]) {
			const answer = await ask(product, `/anmelden/code?anfrage=${encodeURIComponent(guess)}`);
			expect(answer.status).toBe(303);
		}
	});
});

describe('in earnest', () => {
	let product: RunningProduct;
	beforeAll(async () => {
		product = await startInEarnest({ TRUSTED_PROXIES: '1', LIMIT_SIGN_IN_PER_MINUTE: '10' });
	});
	afterAll(() => product?.stop());
	const from = (address: string) => ({ 'x-forwarded-for': address });

	it('S80 nobody is there from the beginning, and the demo has no way in', async () => {
		for (const path of ['/demo/personen.json', '/demo/anmelden'])
			expect((await ask(product, path)).status, path).toBe(404);
		for (const person of ['inhaberin', 'verwaltung', 'admin']) {
			const answer = await post(product, '/demo/anmelden', { person });
			expect([answer.status, answer.headers['set-cookie']]).toEqual([404, undefined]);
		}
		const page = await ask(product, '/anmelden');
		expect(page.body).not.toMatch(/Demo: Als wer|Frauke/);
	});

	it.each([
		['an IPv4 address', ['198.51.100.7'], '198.51.101.7'],
		['a /64 of IPv6', ['2001:db8:0:7::1', '2001:db8:0:7:ffff::2'], '2001:db8:0:8::1'],
		['IPv4 written as IPv6', ['::ffff:198.51.100.8', '198.51.100.8'], '198.51.101.8'],
	])('S01 %s may try ten times a minute', async (_what, addresses, elsewhere) => {
		// All within one minute of the clock: the count begins anew with each.
		await waitFor(() => Date.now() % 60_000 < 45_000, 30_000, 'a minute with time left');
		const send = (address: string, at: number) =>
			post(product, '/anmelden', { mail: `p${at}-${Math.random()}@verein.example` }, from(address));
		const statuses: number[] = [];
		let last: Answer | undefined;
		for (let at = 0; at < 12; at++) {
			last = await send(addresses[at % addresses.length] ?? '', at);
			statuses.push(last.status);
		}
		expect(statuses).toEqual([...Array<number>(10).fill(303), 429, 429]);
		const wait = Number(last?.headers['retry-after']);
		expect(wait).toBeGreaterThan(0);
		expect(wait).toBeLessThanOrEqual(60);
		expect(last?.body).toContain('@verein.example');
		expect((await send(elsewhere, 99)).status).toBe(303);
	});

	it('S45 whatever is typed is one address or none', async () => {
		const typed = [
			...['a@b.example\r\nBcc: c@d.example', 'a@b.example%0d%0aBcc:c@d.example'],
			...['a@b.example,c@d.example', 'a@b.example;c@d.example', 'a@b.example c@d.example'],
			...['A <a@b.example>', '<a@b.example>', '"a"@b.example', 'a@b', 'a\u0000@b.example'],
			...[`${'a'.repeat(300)}@b.example`, 'а@b.example', 'a@b.example\u202e'],
		];
		let accepted = 0;
		for (const [at, mail] of typed.entries()) {
			const { status } = await post(product, '/anmelden', { mail }, from(`203.0.${at}.45`));
			expect([303, 400], JSON.stringify(mail)).toContain(status);
			if (status === 303) accepted++;
		}
		const sent = () => keptMails(product).filter((kept) => kept.to.endsWith('@b.example'));
		// Somebody else's look-alike letter, and two with signs nobody can see, are addresses like others.
		expect(accepted).toBeLessThanOrEqual(3);
		await waitFor(() => sent().length > 0, 15_000, 'the mails');
		for (const kept of keptMails(product)) {
			expect(kept.to).toMatch(/^[^\s,;<>"]+@[^\s,;<>"]+$/);
			expect(kept.to).not.toContain('d.example');
		}
	});

	it('S18 takes no field it does not know', async () => {
		const extra = {
			mail: 'mehr@verein.example',
			id: '00000000-0000-7000-8000-000000000000',
			personId: 'x',
			role: 'owner',
			strong: 'true',
			__proto__: 'x',
			locale: 'xx',
		};
		const answer = await post(product, '/anmelden', extra, from('203.0.113.46'));
		expect([303, 400]).toContain(answer.status);
		if (answer.status === 303) expect(requestOf(answer)).not.toBe(extra.id);
	});

	it('P3 no log line names who wants to sign in', async () => {
		const mail = 'kanari.anmeldung@verein.example';
		await post(product, '/anmelden', { mail }, from('203.0.113.47'));
		await waitFor(() => keptMails(product).some((kept) => kept.to === mail), 10_000, 'the mail');
		expect(product.output()).not.toContain(mail);
	});
});

describe('time', () => {
	it('S14 known and unknown addresses get the same answer in the same time', async () => {
		const product = await startHere({ ...plenty, LIMIT_SIGN_IN_PER_MINUTE: '100000' });
		try {
			const spent = { known: [] as number[], unknown: [] as number[] };
			const shapes = new Set<string>();
			const people = [
				'inhaberin',
				'schreiber',
				'neuer-verein',
				'koordination',
				'agentur',
				'verwaltung',
			];
			const send = async (kind: keyof typeof spent, mail: string) => {
				const started = performance.now();
				const answer = await post(product, '/anmelden', { mail });
				spent[kind].push(performance.now() - started);
				const { location, date: _date, 'x-request-id': _id, ...headers } = answer.headers;
				const way = String(location).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'ID');
				if (answer.status === 303)
					shapes.add(JSON.stringify([answer.status, answer.body, way, headers]));
			};
			// Five codes an hour for one address: five rounds over six people are all there are.
			for (let round = 0; round < 30; round++) {
				const key = people[round % people.length] ?? '';
				await send('known', `${key}@demo.example`);
				await send('unknown', `${key}@nirgends.example`);
			}
			expect([...shapes]).toHaveLength(1);
			expect(Math.abs(median(spent.known) - median(spent.unknown))).toBeLessThan(10);
			expect(rankDifference(spent.known, spent.unknown)).toBeGreaterThan(0.01);
		} finally {
			await product.stop();
		}
	});
});
