import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningProduct } from '../support/product';
import { waitFor } from '../support/wait-for';
import { ask, formFrom } from './ask';
import { keptMails, startInEarnest } from './in-earnest';

const PATH = '/barrierefreiheit/feedback';
const MOST = 3;

const send = (product: RunningProduct, from: string, message: string) =>
	ask(product, PATH, formFrom(product, { id: randomUUID(), message }, { 'x-forwarded-for': from }));

describe('behind one proxy', () => {
	let product: RunningProduct;
	beforeAll(async () => {
		product = await startInEarnest({ LIMIT_FORMS_PER_HOUR: String(MOST), TRUSTED_PROXIES: '1' });
	});
	afterAll(() => product?.stop());

	const statuses = async (addresses: string[], message = 'x') => {
		const seen: number[] = [];
		for (const address of addresses) seen.push((await send(product, address, message)).status);
		return seen;
	};

	it('S01 counts an address, and says when to come back with everything typed still there', async () => {
		const from = '198.51.100.1';
		expect(await statuses(Array<string>(MOST).fill(from))).toEqual([303, 303, 303]);
		const word = `noch da ${randomUUID()}`;
		const answer = await send(product, from, word);
		expect(answer.status).toBe(429);
		const wait = Number(answer.headers['retry-after']);
		expect(wait).toBeGreaterThan(0);
		expect(wait).toBeLessThanOrEqual(3_600);
		expect(answer.body).toContain(word);
		expect(await statuses(['198.51.100.2'])).toEqual([303]);
		await waitFor(() => keptMails(product).length >= MOST + 1, 10_000);
		expect(keptMails(product).filter((mail) => mail.text.includes(word))).toEqual([]);
	});

	it('S01 does not count what was refused', async () => {
		const from = '198.51.100.3';
		expect(await statuses(Array<string>(10).fill(from), '')).toEqual(Array(10).fill(400));
		expect(await statuses(Array<string>(MOST).fill(from))).toEqual([303, 303, 303]);
	});

	it('S01 counts a /64 of IPv6 as one, and IPv4 inside of IPv6 as IPv4', async () => {
		const home = [
			'2001:db8:0:1::1',
			'2001:db8:0:1:ffff::2',
			'2001:DB8:0:1:1:2:3:4',
			'2001:db8:0:1::9',
		];
		expect(await statuses(home)).toEqual([303, 303, 303, 429]);
		expect(await statuses(['2001:db8:0:2::1'])).toEqual([303]);
		const four = ['::ffff:198.51.100.4', '198.51.100.4', '::ffff:c633:6404', '198.51.100.4'];
		expect(await statuses(four)).toEqual([303, 303, 303, 429]);
	});

	it('S01 believes the proxy and not what stands left of its word', async () => {
		const claims = ['1.1.1.1', '2.2.2.2', '3.3.3.3', '4.4.4.4'];
		expect(await statuses(claims.map((claim) => `${claim}, 198.51.100.5`))).toEqual([
			303, 303, 303, 429,
		]);
	});
});

describe('without a proxy', () => {
	let product: RunningProduct;
	beforeAll(async () => {
		product = await startInEarnest({ LIMIT_FORMS_PER_HOUR: String(MOST), LIMIT_READ_BURST: '600' });
	});
	afterAll(() => product?.stop());

	it('S01 no header makes anyone somebody else', async () => {
		const seen: number[] = [];
		for (const claim of ['1.1.1.1', '2.2.2.2', '3.3.3.3', '4.4.4.4'])
			seen.push((await send(product, claim, 'x')).status);
		expect(seen).toEqual([303, 303, 303, 429]);
	});

	it('S01 reading 500 pages at once is fine, and files are never counted', async () => {
		const answers = await Promise.all(Array.from({ length: 500 }, () => ask(product, '/hilfe')));
		expect([...new Set(answers.map((answer) => answer.status))]).toEqual([200]);
	});
});
