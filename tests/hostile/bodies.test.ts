import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { RunningProduct } from '../support/product';
import { openTestDatabase } from '../support/store';
import type { TestDatabase } from '../support/databases';
import { waitFor } from '../support/wait-for';
import { ask, FORM, formFrom, type Question } from './ask';
import { keptMails, startInEarnest } from './in-earnest';

const PATH = '/barrierefreiheit/feedback';

describe.each(['embedded', 'postgres'] as const)('on %s', (kind) => {
	describe.skipIf(kind === 'postgres' && !inject('postgres'))('', () => {
		let product: RunningProduct;
		let server: TestDatabase | undefined;
		beforeAll(async () => {
			if (kind === 'postgres') server = await openTestDatabase();
			product = await startInEarnest({
				DATABASE_URL: server?.appUrl,
				DATABASE_OWNER_URL: server?.ownerUrl,
			});
		});
		afterAll(async () => {
			await product?.stop();
			await server?.drop();
		});

		const send = (question: Question) => ask(product, PATH, question);
		const form = (fields: Record<string, string> | [string, string][]) =>
			send(formFrom(product, fields));
		const raw = (body: string | Uint8Array, type = FORM, more: Question = {}) =>
			send({
				method: 'POST',
				headers: { origin: product.origin, 'content-type': type, accept: 'text/html' },
				body,
				...more,
			});
		const mails = () => keptMails(product);
		const kept = (id: string) =>
			waitFor(() => mails().find((mail) => mail.text.includes(id)), 10_000, `the mail of ${id}`);
		const stillAlive = async () => {
			const id = randomUUID();
			expect((await form({ id, message: 'Noch da?' })).status).toBe(303);
			await kept(id);
		};

		describe('S81 what is too much is refused while it is read', () => {
			const large = `message=${'x'.repeat(513 * 1024)}`;

			it('513 KB, said beforehand or not', async () => {
				expect((await raw(large)).status).toBe(413);
				const headers = { origin: product.origin, 'content-type': FORM, accept: 'text/html' };
				expect((await raw(large, FORM, { chunked: true, headers })).status).toBe(413);
				const huge = `message=${'x'.repeat(11 * 1024 * 1024)}`;
				expect((await raw(huge, FORM, { chunked: true, headers })).status).toBe(413);
				await stillAlive();
			});

			it('11 MB announced are not even waited for', async () => {
				const headers = { origin: product.origin, 'content-type': FORM };
				const answer = await ask(product, PATH, {
					method: 'POST',
					headers: { ...headers, 'content-length': String(11 * 1024 * 1024) },
					body: 'x',
				});
				expect(answer.status).toBe(413);
			});

			it('1,001 fields and 101 files', async () => {
				const fields = Array.from({ length: 1_001 }, (_, i): [string, string] => [`f${i}`, 'x']);
				expect((await form(fields)).status).toBe(413);
				const parts = Array.from(
					{ length: 101 },
					(_, i) =>
						`--b\r\nContent-Disposition: form-data; name="f"; filename="${i}.txt"\r\n\r\nx\r\n`,
				);
				const type = 'multipart/form-data; boundary=b';
				expect((await raw(`${parts.join('')}--b--\r\n`, type)).status).toBe(413);
				await stillAlive();
			});

			it('what is refused comes back in a page with a sentence, not with a trace', async () => {
				const answer = await raw(large);
				expect(answer.body).toContain('zu groß');
				// A style sheet may be named after what it styles: names of files are no trace.
				const said = answer.body.replaceAll(/\/_app\/[^"]*/g, '');
				expect(said).not.toMatch(/\.(js|ts):\d+|Error/);
			});
		});

		describe('S18 fields nobody asked for', () => {
			it('are ignored, and the first of two counts', async () => {
				const id = randomUUID();
				const answer = await form([
					['id', id],
					['message', 'die erste'],
					['message', 'die zweite'],
					['__proto__', 'x'],
					['__proto__[admin]', '1'],
					['constructor', 'x'],
					['toString', 'x'],
					['createdAt', '1999-01-01'],
					['role', 'admin'],
				]);
				expect(answer.status).toBe(303);
				expect((await kept(id)).text).toContain('die erste');
			});

			it('do not come back with a refused form either', async () => {
				const answer = await form([
					['id', randomUUID()],
					['message', ''],
					['contact', 'bleibt stehen'],
					['__proto__', 'kanarienvogel'],
					['unbekannt', 'kanarienvogel'],
				]);
				expect(answer.status).toBe(400);
				expect(answer.body).toContain('bleibt stehen');
				expect(answer.body).not.toContain('kanarienvogel');
			});
		});

		describe('S84 hostile text is stored unharmed or refused, never a fault of ours', () => {
			const emoji = '👩🏽‍🚒'.repeat(1_024 / 4);
			it.each([
				['NUL', 'a\u0000b', 'ab'],
				['bidi', 'vor \u202erückwärts\u202c nach', 'vor rückwärts nach'],
				['zalgo', `Z${'\u0300\u0301\u0302'.repeat(20)}algo`, undefined],
				['emoji', emoji, emoji],
				['right to left', 'مرحبا بالعالم', 'مرحبا بالعالم'],
				['signs of SQL', `'; drop table feedback; -- $1 \\x00 %s`, `'; drop table feedback; --`],
				['signs of templates', '{{7*7}} ${7*7} <%= 7*7 %> %lang%', '{{7*7}} ${7*7}'],
				['noncharacters', 'a\ufffe\uffffb', 'a'],
			])('%s', async (_what, message, stored) => {
				const id = randomUUID();
				expect((await form({ id, message })).status).toBe(303);
				if (stored) expect((await kept(id)).text).toContain(stored);
			});

			it.each([
				['invalid UTF-8', '%ff%fe%c0%80'],
				['a lone surrogate', '%ed%a0%80'],
				['half an escape', '%e4%b%'],
				['bytes', '\xff\x00\xfe'],
			])('%s', async (_what, text) => {
				const answer = await raw(Buffer.from(`id=${randomUUID()}&message=x${text}`, 'latin1'));
				expect([303, 400]).toContain(answer.status);
				const id = await raw(Buffer.from(`id=${text}&message=x${text}`, 'latin1'));
				expect(id.status).toBe(400);
			});

			it('a wall of marks, a name of 4 KB, JSON of great depth', async () => {
				const id = randomUUID();
				expect((await form({ id, message: `a${'\u0301'.repeat(50_000)}` })).status).toBe(400);
				expect((await form({ id, message: 'x', contact: '😀'.repeat(1_024) })).status).toBe(400);
				const deep = '['.repeat(250_000);
				expect([400, 415]).toContain((await raw(deep, 'application/json')).status);
				expect([400, 415]).toContain((await raw('{"__proto__":{}}', 'application/json')).status);
			});

			it.each([
				['multipart/form-data', 'x'],
				['multipart/form-data; boundary=', 'x'],
				['multipart/form-data; boundary=b', '--b\r\n\r\nx'],
				['multipart/form-data; boundary=b', '--b'.repeat(500)],
				[
					'multipart/form-data; boundary=b',
					'--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--',
				],
				[FORM, '&&&=&='],
				[FORM, ''],
			])('a form of type %s that is none: %j', async (type, body) => {
				const answer = await raw(body, type);
				expect(answer.status).toBe(400);
				expect(answer.headers['content-type']).toMatch(/text\/html/);
			});
		});

		it('R18 sent twice is one, sent with other words is another', async () => {
			const id = randomUUID();
			const [one, two] = [`eins ${randomUUID()}`, `zwei ${randomUUID()}`];
			const answers = await Promise.all([1, 2, 3, 4].map(() => form({ id, message: one })));
			answers.push(await form({ id, message: two }), await form({ id, message: two }));
			expect(answers.map((answer) => answer.status)).toEqual(Array(6).fill(303));
			await kept(two);
			const about = (word: string) => mails().filter((mail) => mail.text.includes(word)).length;
			expect([about(one), about(two)]).toEqual([1, 1]);
		});

		it('S68 a fault of ours is a number, and what happened stands beside it in the log', async () => {
			if (!server) return expect(kind).toBe('embedded');
			const owner = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
			try {
				await owner`alter table feedback rename to feedback_away`;
				const answer = await form({ id: randomUUID(), message: 'kanarienvogel' });
				expect(answer.status).toBe(500);
				const number = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(
					answer.body.slice(answer.body.indexOf('<main')),
				)?.[0];
				expect(number).toBeTruthy();
				expect(product.output()).toContain(number);
				expect(product.output()).not.toContain('kanarienvogel');
				expect(answer.body).not.toMatch(/feedback_away|relation|\.js:\d/);
				expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'/);
				expect(answer.headers['cache-control']).toBe('no-store');
			} finally {
				await owner`alter table feedback_away rename to feedback`;
				await owner.end();
			}
			await stillAlive();
		});
	});
});
