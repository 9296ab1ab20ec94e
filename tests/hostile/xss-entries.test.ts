import { openEmbedded } from '$lib/server/platform/database/embedded';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { expectNoMarkup } from '../support/no-markup';
import type { RunningProduct } from '../support/product';
import { newClub, newDate, newEvent, newNeed, newNews, writeThings } from '../support/things';
import { payloads } from '../support/xss';
import { ask } from './ask';
import { startInEarnest } from './in-earnest';

// S64: the whole corpus in every field that a club, a need, an event or a piece of news has, on every page that shows
// it, in what search engines, messengers, calendars, printers and phones get.

const START = new Date(Date.now() + 14 * 86_400_000);
/** What PostgreSQL stores: it knows no NUL. */
const corpus = payloads.map(({ text }) => text.replaceAll('\u0000', ''));

let folder: string;
let product: RunningProduct;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'tohoop-xss-'));
	cpSync(inject('preparedData'), folder, { recursive: true });
	const database = await openEmbedded({ folder });
	const clubs = corpus.map((text, at) =>
		newClub({
			slug: `verein-${at}`,
			name: text,
			sentence: text,
			about: text,
			meets: text,
			aliases: [text],
			contactPerson: text,
			contactRole: text,
			contactMail: text,
			contactPhone: text,
			contactMailPublic: true,
			contactPhonePublic: true,
			contactPersonPublic: true,
			website: text,
			donation: text,
		}),
	);
	const of = (at: number) => clubs[at]?.id ?? '';
	const events = corpus.map((text, at) =>
		newEvent(of(at), {
			slug: `termin-${at}`,
			title: text,
			text,
			link: text,
			price: text,
			reason: text,
			localStart: START.toISOString().slice(0, 16),
		}),
	);
	await database.transaction((tx) =>
		writeThings(tx, {
			clubs,
			events,
			needs: corpus.map((text, at) =>
				newNeed(of(at), { slug: `gesuch-${at}`, title: text, summary: text, text }),
			),
			news: corpus.map((text, at) => newNews(of(at), { slug: `neues-${at}`, title: text, text })),
			dates: events.map(({ id }) => newDate(id ?? '', START)),
		}),
	);
	await database.close();
	product = await startInEarnest({ DATA_DIR: folder });
});
afterAll(async () => {
	await product?.stop();
	rmSync(folder, { recursive: true, force: true });
});

it('S64 is text on every page of it, in both languages', { timeout: 400_000 }, async () => {
	for (const [at, text] of corpus.entries())
		for (const path of [
			`/vereine/verein-${at}`,
			`/mitmachen/gesuch-${at}`,
			`/mitmachen/gesuch-${at}/anfrage`,
			`/mitmachen/gesuch-${at}/plakat`,
			`/termine/termin-${at}`,
			`/termine/termin-${at}/plakat`,
			`/vereine/verein-${at}/neuigkeiten/neues-${at}`,
			...(at % 10 === 0 ? [`/en/vereine/verein-${at}`, `/melden/verein/verein-${at}`] : []),
		]) {
			const { status, body } = await ask(product, path);
			expect(status, path).toBe(200);
			expectNoMarkup(body, `${path}: ${text}`, product.origin);
		}
});

it('S64 is text in every list', { timeout: 200_000 }, async () => {
	for (const path of ['/', '/vereine', '/termine', '/neuigkeiten', '/entdecken', '/stadtteile'])
		for (const page of path === '/entdecken' ? [1, 2, 5, 9, 15] : [1, 2, 3]) {
			const { status, body } = await ask(product, `${path}${page > 1 ? `?seite=${page}` : ''}`);
			expect(status, path).toBe(200);
			expectNoMarkup(body, `${path} ${page}`, product.origin);
		}
});

it('S64 is data in calendars, maps of the site and packs, and a picture in previews', async () => {
	for (const at of [0, 7, 31, 77]) {
		const { headers, body } = await ask(product, `/termine/termin-${at}.ics`);
		expect(headers['content-type']).toContain('text/calendar');
		expect(body.match(/^BEGIN:VEVENT\r?$/gm)).toHaveLength(1);
		expect(body).not.toMatch(/^BEGIN:VALARM/m);
		for (const path of [`vereine/verein-${at}`, `mitmachen/gesuch-${at}`, `termine/termin-${at}`]) {
			const picture = await ask(product, `/vorschau/${path}.png`);
			expect(picture.status, path).toBe(200);
			expect(picture.headers['content-type']).toBe('image/png');
		}
	}
	const map = await ask(product, '/sitemaps/vereine-1.xml');
	expect(map.body).not.toMatch(/alert|script/i);
	const pack = await ask(product, '/paket.json');
	expect(pack.headers['content-type']).toContain('application/json');
	expect(() => JSON.parse(pack.body) as unknown).not.toThrow();
});
