import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freePort } from '../support/free-port';
import { expectNoMarkup } from '../support/no-markup';
import { startOnPostgres, type OnPostgres, type SignedIn } from '../support/on-postgres';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink';
import { openTestDatabase } from '../support/store';
import { waitFor } from '../support/wait-for';
import { payloads } from '../support/xss';
import { ask, formFrom } from './ask';

// Publishing, asking and answering in earnest, with a mail server and a geocoder that we can take away.

const missing = !inject('postgres');
const TIMES = 100;
const RACES = 200;

/** Several lanes beside each other, as many people would. */
const inLanes = <T>(
	count: number,
	lanes: number,
	work: (at: number) => Promise<T>,
): Promise<T[]> => {
	const results: T[] = [];
	let next = 0;
	const lane = async () => {
		for (let at = next++; at < count; at = next++) results[at] = await work(at);
	};
	return Promise.all(Array.from({ length: lanes }, lane)).then(() => results);
};

describe.skipIf(missing)('publishing, asking and answering on the built product', () => {
	let on: OnPostgres;
	let smtpPort: number;
	let geocoder: Server;
	let answerGeocoder: (response: ServerResponse) => void = (response) => response.destroy();
	let asked = 0;

	beforeAll(async () => {
		const database = await openTestDatabase({ empty: true });
		if (!database) throw new Error('No PostgreSQL');
		geocoder = createServer((_request, response) => {
			asked++;
			answerGeocoder(response);
		});
		await new Promise<void>((resolve) => geocoder.listen(0, '127.0.0.1', resolve));
		const at = geocoder.address();
		if (!at || typeof at === 'string') throw new Error('No port');
		smtpPort = await freePort();
		const port = await freePort();
		on = await startOnPostgres(database, {
			...{ DEMO: '0', CITY: 'luebeck', PORT: String(port), ORIGIN: `http://127.0.0.1:${port}` },
			...{ SMTP_URL: `smtp://127.0.0.1:${smtpPort}`, MAIL_FROM: 'Tohoop <tohoop@test.example>' },
			...{ GEOCODER_URL: `http://127.0.0.1:${at.port}/api` },
			...{ LIMIT_FORMS_PER_HOUR: '100000', LIMIT_SIGN_IN_PER_MINUTE: '100000' },
			...{ LIMIT_READ_BURST: '100000', LIMIT_READ_PER_SECOND: '10000' },
		});
	}, 240_000);
	afterAll(async () => {
		await on?.stop();
		geocoder?.closeAllConnections();
		geocoder?.close();
	});

	const see = (path: string, who?: SignedIn) =>
		ask(on.product, path, {
			headers: { accept: 'text/html', ...(who ? { cookie: who.cookie } : {}) },
		});
	const send = (path: string, fields: Record<string, string>, who?: SignedIn) =>
		ask(on.product, path, formFrom(on.product, fields, who ? { cookie: who.cookie } : {}));
	const begin = async () => {
		const club = await on.addClub();
		return { club, owner: await on.addPerson({ clubId: club.id }), at: `?verein=${club.slug}` };
	};
	const needOf = (more: Record<string, string> = {}) => ({
		...{ id: randomUUID(), seen: '', title: 'Beete umgraben', text: 'Spaten sind da.' },
		...{ kind: 'regelmaessig', effort: 'halber-tag', mode: 'vor-ort', where: 'verein' },
		...{ topics: 'umwelt-klima' },
		...more,
	});
	const publishNeed = (
		{ owner, at }: { owner: SignedIn; at: string },
		fields: Record<string, string>,
	) => send(`/mein-verein/neu/hilfe${at}&/veroeffentlichen`, fields, owner);
	const slugOf = async (id: string): Promise<string> => {
		const [row] = await on.sql<{ slug: string }[]>`select slug from need where id = ${id}`;
		return row?.slug ?? '';
	};
	const openNeed = async () => {
		const team = await begin();
		const need = needOf();
		expect((await publishNeed(team, need)).status).toBe(303);
		return { ...team, need, slug: await slugOf(need.id) };
	};
	const enquiryOf = (more: Record<string, string> = {}) => {
		const id = randomUUID();
		return {
			...{ id, name: 'Rosa', mail: `${id}@freiwillig.example`, phone: '', betreff: '' },
			message: 'Ist am Samstag noch Platz?',
			...more,
		};
	};
	/** Under which id it lies: the form does not know. Empty: nothing was kept. */
	const keptId = async ({ mail }: { mail: string }): Promise<string> => {
		const [row] = await on.sql<
			{ id: string }[]
		>`select enquiry_id as id from enquiry_contact where mail = ${mail}`;
		return row?.id ?? '';
	};
	const countOf = async (table: string, id: string): Promise<number> => {
		const [row] = await on.sql.unsafe<{ count: number }[]>(
			`select count(*)::int from ${table} where id = $1`,
			[id],
		);
		return row?.count ?? 0;
	};
	/** Pressed twice at once, and once more from the page before. */
	const pressed = async (press: () => Promise<{ status: number; headers: object }>) => {
		const answers = [...(await Promise.all([press(), press()])), await press()];
		expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
		const where = answers.map(({ headers }) => (headers as { location?: string }).location);
		expect(new Set(where).size, where.join(' ')).toBe(1);
	};

	it(
		'R18 pressed twice and sent again a hundred times: one entry, one enquiry, one answer, one way on',
		{ timeout: 400_000 },
		async () => {
			await inLanes(TIMES, 5, async () => {
				const { owner, at, slug, club } = await openNeed();
				const news = { id: randomUUID(), seen: '', text: 'Das Boot ist da.', type: 'meldung' };
				await pressed(() => send(`/mein-verein/neu/neuigkeit${at}&/veroeffentlichen`, news, owner));
				expect(await countOf('news', news.id)).toBe(1);
				const enquiry = enquiryOf();
				await pressed(() => send(`/mitmachen/${slug}/anfrage`, enquiry));
				const answer = { id: randomUUID(), message: 'Komm gern am Samstag.' };
				const enquiryId = await keptId(enquiry);
				const inbox = `/mein-verein/anfragen/${enquiryId}?/antworten`;
				await pressed(() => send(inbox, answer, owner));
				const [row] = await on.sql`select
					(select count(*)::int from enquiry where club_id = ${club.id}) as enquiries,
					(select count(*)::int from enquiry_message where enquiry_id = ${enquiryId}) as answers,
					(select count(*)::int from news where club_id = ${club.id}) as news,
					(select count(*)::int from fact where thing_id = ${news.id}) as told`;
				expect(row).toEqual({ enquiries: 1, answers: 1, news: 1, told: 1 });
			});
		},
	);

	it('what comes too late goes nowhere, says so, and comes back with every word, without a script', async () => {
		const { owner, slug, need } = await openNeed();
		const enquiry = enquiryOf();
		const sent = await send(`/mitmachen/${slug}/anfrage`, enquiry);
		const status = (sent.headers.location ?? '').split('?')[0] ?? '';
		expect((await send(`${status}?/zurueckziehen`, {})).status).toBe(303);
		const answer = { id: randomUUID(), message: 'Komm gern am Samstag, das Tor ist offen.' };
		const inbox = `/mein-verein/anfragen/${await keptId(enquiry)}?/antworten`;
		const late = await send(inbox, answer, owner);
		expect(late.status).toBe(409);
		expect(late.body).toContain('Zurückgezogen');
		expect(late.body).toContain(answer.message);
		expect(await countOf('enquiry_message', answer.id)).toBe(0);
		// Opened before, sent after the club had enough hands.
		await on.sql`update need set state = 'full' where id = ${need.id}`;
		const asked = enquiryOf({ message: 'Ich könnte auch den Spaten mitbringen.' });
		const closed = await send(`/mitmachen/${slug}/anfrage`, asked);
		expect(closed.status).toBe(410);
		for (const word of [asked.name, asked.mail, asked.message]) expect(closed.body).toContain(word);
		expect(await keptId(asked)).toBe('');
	});

	it(
		'R17 two edit one need two hundred times: one is written, the other one reads both texts, and loses none',
		{ timeout: 400_000 },
		async () => {
			const LANES = 4;
			await inLanes(LANES, LANES, async () => {
				const team = await openNeed();
				const colleague = await on.addPerson({ clubId: team.club.id, role: 'writer' });
				const page = `/mein-verein/eintraege/${team.need.id}${team.at}`;
				const seenIn = (body: string) => /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '';
				const save = (who: SignedIn, text: string, seen: string) =>
					send(`${page}&/veroeffentlichen`, { ...team.need, text, seen }, who);
				for (let race = 0; race < RACES / LANES; race++) {
					const seen = seenIn((await see(page, team.owner)).body);
					expect(seen).not.toBe('');
					const texts = [`Von Ada ${randomUUID()}`, `Von Ben ${randomUUID()}`] as const;
					const [one, other] = await Promise.all([
						save(team.owner, texts[0], seen),
						save(colleague, texts[1], seen),
					]);
					expect([one.status, other.status].sort(), on.product.output().slice(-2_500)).toEqual([
						303, 409,
					]);
					const [won, late, loser] =
						one.status === 303
							? ([texts[0], other, colleague] as const)
							: ([texts[1], one, team.owner] as const);
					const [row] = await on.sql`select text from need where id = ${team.need.id}`;
					expect(row?.text).toBe(won);
					for (const text of texts) expect(late.body).toContain(text);
					// Whoever was late has read the other text now, and says theirs.
					const mine = won === texts[0] ? texts[1] : texts[0];
					expect((await save(loser, mine, seenIn(late.body))).status).toBe(303);
					const [after] = await on.sql`select text from need where id = ${team.need.id}`;
					expect(after?.text).toBe(mine);
				}
				const [kept] = await on.sql<{ count: number }[]>`select count(*)::int from version
					where thing_id = ${team.need.id}`;
				expect(kept?.count).toBe(1 + (2 * RACES) / LANES);
			});
		},
	);

	describe('R14 a geocoder that is away or wrong', () => {
		const address = { where: 'adresse', street: 'Hüxstraße 14', postcode: '23552', town: 'Lübeck' };
		const say = (response: ServerResponse, lon: number, lat: number, street = 'Hüxstraße') =>
			response.end(
				JSON.stringify({
					type: 'FeatureCollection',
					features: [
						{
							type: 'Feature',
							geometry: { type: 'Point', coordinates: [lon, lat] },
							properties: {
								...{ type: 'house', street, housenumber: '14' },
								...{ postcode: '23552', city: 'Lübeck' },
							},
						},
					],
				}),
			);
		const placeOf = async (id: string) => {
			const [row] = await on.sql<
				{ lat: number; lon: number; accuracy: string; source: string; street: string }[]
			>`select p.lat, p.lon, p.accuracy, p.coordinate_source as source, p.street
				from need n join place p on p.id = n.place_id where n.id = ${id}`;
			return row;
		};
		const publishAt = async (where: Record<string, string>) => {
			const need = needOf(where);
			expect((await publishNeed(await begin(), need)).status).toBe(303);
			return { id: need.id, slug: await slugOf(need.id), place: await placeOf(need.id) };
		};

		// Wrong answers first: after silence it is left alone for a while, and nobody waits for it again.
		it.each<[string, (response: ServerResponse) => void]>([
			['points to Munich', (response) => say(response, 11.57, 48.13)],
			['points to nowhere', (response) => say(response, 1e9, -1e9)],
			['says nothing', () => undefined],
		])('%s: saved all the same, with the street our own list knows', async (_what, answer) => {
			answerGeocoder = answer;
			const [before, began] = [asked, performance.now()];
			const { slug, place } = await publishAt(address);
			expect(asked).toBeGreaterThan(before);
			expect(performance.now() - began).toBeLessThan(10_000);
			expect(place).toMatchObject({ source: 'gazetteer', accuracy: 'street' });
			expect(place?.lat).toBeCloseTo(53.866, 1);
			expect(place?.lon).toBeCloseTo(10.69, 1);
			const shown = await see(`/mitmachen/${slug}`);
			expect(shown.status).toBe(200);
			expect(shown.body).toContain('Hüxstraße 14');
		});

		it('a street nobody knows is kept as it was written, and no wrong house is shown for it', async () => {
			answerGeocoder = (response) => response.destroy();
			const { slug, place } = await publishAt({ ...address, street: 'Gibtesnichtgang 3' });
			expect(place?.street).toBe('Gibtesnichtgang 3');
			expect(place?.accuracy).not.toBe('house');
			expect(place?.accuracy).not.toBe('street');
			const page = () => see(`/mitmachen/${slug}`).then(({ body }) => body);
			const early = await page();
			expect(early).toContain('Gibtesnichtgang 3');
			expect(early).toContain('Karte folgt');
			expect(early).not.toContain('data-lat');
		});

		it('a pin set by hand counts without it, and one outside of the city does not', async () => {
			answerGeocoder = (response) => response.destroy();
			const hand = await publishAt({ ...address, pinLat: '53,8671', pinLon: '10,6899' });
			expect(hand.place).toMatchObject({ source: 'hand', lat: 53.8671, lon: 10.6899 });
			const far = await publishAt({ ...address, pinLat: '48,13', pinLon: '11,57' });
			expect(far.place).toMatchObject({ source: 'gazetteer' });
		});

		it('is asked again when it is back: for what comes, and once for what was saved without it', async () => {
			answerGeocoder = (response) => response.destroy();
			const early = await publishAt({ ...address, street: 'Gibtesnichtgang 3' });
			const page = async () => (await see(`/mitmachen/${early.slug}`)).body;
			expect(await page()).toContain('Karte folgt');
			const before = asked;
			answerGeocoder = (response) => say(response, 10.6905, 53.8662, 'Gibtesnichtgang');
			const waiting = await waitFor(
				async () => {
					// The minute until its next turn is not waited for, only the pause after a failure.
					await on.sql`update delivery set next_at = now(), tries = 0 where listener = 'place'`;
					return (await placeOf(early.id))?.source === 'geocoder';
				},
				90_000,
				'the geocoder is asked again',
			);
			expect(waiting).toBe(true);
			expect(asked).toBeGreaterThan(before);
			expect(await placeOf(early.id)).toMatchObject({ accuracy: 'house', lat: 53.8662 });
			await waitFor(async () => !(await page()).includes('Karte folgt'), 20_000);
			expect(await page()).toContain('data-lat="53.8662');
			const [left] = await on.sql`select 1 from delivery where listener = 'place'
				and thing_id = (select place_id from need where id = ${early.id})`;
			expect(left).toBeUndefined();
			const late = await publishAt({ ...address, street: 'Gibtesnichtgang 4' });
			expect(late.place).toMatchObject({ source: 'geocoder', accuracy: 'house', lat: 53.8662 });
		});
	});

	it('R13 there is no push: nothing asks for it, nothing listens for it, nothing sends it', async () => {
		const PUSH = /pushManager|PushSubscription|showNotification|requestPermission|web-?push|vapid/i;
		for (const folder of ['build/client', 'build/server', 'build/start'])
			for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
				if (!name.endsWith('.js')) continue;
				const code = readFileSync(join(folder, name), 'utf8');
				expect(PUSH.exec(code)?.[0], name).toBeUndefined();
			}
		const worker = readFileSync('build/client/service-worker.js', 'utf8');
		expect(worker).toContain('fetch');
		expect(worker).not.toMatch(/["'`]push["'`]|["'`]notificationclick["'`]/);
		const { body } = await see('/manifest.webmanifest');
		expect(body).not.toContain('gcm_sender_id');
		const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
			dependencies: Record<string, string>;
		};
		expect(Object.keys(dependencies).filter((name) => PUSH.test(name))).toEqual([]);
	});

	it('S32 what is no picture, or too much of one, is refused by what stands in it, and the next one works', async () => {
		const { owner, at } = await begin();
		const good = await sharp({
			create: { width: 900, height: 600, channels: 3, background: '#3b6e4f' },
		})
			.jpeg()
			.toBuffer();
		const upload = async (bytes: Uint8Array) => {
			const body = new FormData();
			body.set('photo', new File([new Uint8Array(bytes)], 'foto.jpg', { type: 'image/jpeg' }));
			const answer = await fetch(`${on.product.origin}/mein-verein/bilder${at}`, {
				...{ method: 'POST', body },
				headers: { origin: on.product.origin, cookie: owner.cookie },
			});
			return { status: answer.status, said: (await answer.json()) as { problem?: string } };
		};
		const bomb = await sharp({
			create: { width: 14_000, height: 14_000, channels: 3, background: '#fff' },
			limitInputPixels: false,
		})
			.png({ compressionLevel: 9 })
			.toBuffer();
		const cases: [string, Uint8Array, number][] = [
			['a programme', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 415],
			['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 415],
			['GIF and script', Buffer.from(`GIF89a/*${' '.repeat(40)}*/=alert(1)`), 415],
			['HTML', Buffer.from('<!doctype html><p>kein Bild, aber lang genug für den Anfang'), 415],
			['half a JPEG', good.subarray(0, Math.floor(good.length / 3)), 400],
			['too many pixels', bomb, 400],
			['too many bytes', Buffer.concat([good, Buffer.alloc(8 * 1024 * 1024)]), 413],
		];
		for (const [name, bytes, status] of cases) {
			const answer = await upload(bytes);
			expect(answer.status, name).toBe(status);
			expect(answer.said.problem, name).toMatch(/\.$/);
		}
		expect((await upload(good)).status).toBe(200);
		// Meant as a photo, and nothing in it: the news does not go out without it, as if all was well.
		const news = { id: randomUUID(), seen: '', text: 'Das Boot ist da.', type: 'meldung' };
		const body = new FormData();
		for (const [field, value] of Object.entries(news)) body.set(field, value);
		body.set('photo', new File([], 'leer.jpg', { type: 'image/jpeg' }));
		const answer = await fetch(
			`${on.product.origin}/mein-verein/neu/neuigkeit${at}&/veroeffentlichen`,
			{
				...{ method: 'POST', body },
				headers: { origin: on.product.origin, cookie: owner.cookie, accept: 'text/html' },
			},
		);
		expect(answer.status).toBe(400);
		expect(await answer.text()).toContain('Das Boot ist da.');
		expect(await countOf('news', news.id)).toBe(0);
		// Without a script a draft comes with its photo, and keeps it.
		const noise = await sharp({
			create: {
				...{ width: 900, height: 900, channels: 3, background: '#fff' },
				noise: { type: 'gaussian', mean: 128, sigma: 60 },
			},
		})
			.jpeg({ quality: 100 })
			.toBuffer();
		expect(noise.byteLength).toBeGreaterThan(600_000);
		body.set('photo', new File([new Uint8Array(noise)], 'foto.jpg', { type: 'image/jpeg' }));
		const composer = `${on.product.origin}/mein-verein/neu/neuigkeit${at}`;
		const headers = { origin: on.product.origin, cookie: owner.cookie, accept: 'text/html' };
		const kept = await fetch(`${composer}&/entwurf`, {
			...{ method: 'POST', body, headers, redirect: 'manual' },
		});
		expect(kept.status).toBe(303);
		const again = await (await fetch(`${composer}&entwurf=${news.id}`, { headers })).text();
		expect(again).toContain('Das Boot ist da.');
		expect(again).toMatch(/name="pictureId" value="[\da-f-]{36}"/);
	});

	describe('S64 hostile words in every field of composer and enquiry', () => {
		/** Lines are shortened by us and not by the form, so that each of them gets in. */
		const corpus = payloads
			.map(({ text }) => text.replaceAll('\u0000', ''))
			.filter((text) => text.trim());
		const short = (text: string) => text.replace(/\s+/g, ' ').slice(0, 110).trim();
		const words: Record<string, (text: string) => Record<string, string>> = {
			neuigkeit: (text) => ({ title: short(text), text, type: 'meldung' }),
			hilfe: (text) =>
				needOf({
					...{ title: short(text), text, summary: short(text), where: 'adresse' },
					...{ placeName: short(text), street: short(text), town: short(text) },
				}),
			termin: (text) => ({
				...{ title: short(text), text, price: short(text), type: 'treff', repeat: 'nie' },
				...{ date: soon(), time: '18:00', where: 'adresse', registration: 'keine' },
				...{ placeName: short(text), street: short(text), town: short(text) },
			}),
		};
		const soon = () => {
			const day = new Date(Date.now() + 9 * 86_400_000);
			return `${day.getDate()}.${day.getMonth() + 1}.${day.getFullYear()}`;
		};

		it(
			'are text in the preview, in the composer that comes back, and on the public page',
			{ timeout: 400_000 },
			async () => {
				answerGeocoder = (response) => response.writeHead(500).end();
				let shown = 0;
				const teams = await Promise.all(Array.from({ length: 3 }, begin));
				await inLanes(corpus.length, 3, async (at) => {
					const text = corpus[at] ?? '';
					const [kind = '', make] = Object.entries(words)[at % 3] ?? [];
					const { owner, at: verein } = teams[at % 3] ?? teams[0] ?? (await begin());
					const fields = { seen: '', ...make?.(text), id: randomUUID() };
					const to = (action: string, form: Record<string, string>) =>
						send(`/mein-verein/neu/${kind}${verein}&/${action}`, form, owner);
					const preview = await to('vorschau', fields);
					expectNoMarkup(preview.body, `preview: ${text}`, on.product.origin);
					if (preview.status === 200) shown++;
					// Back to the fields, and refused: both carry what was typed.
					const again = await to('weiter', fields);
					expectNoMarkup(again.body, `fields: ${text}`, on.product.origin);
					const refused = await to('veroeffentlichen', { ...fields, topics: 'gibt-es-nicht' });
					expectNoMarkup(refused.body, `refused: ${text}`, on.product.origin);
					if (at % 5 !== 0 || preview.status !== 200) return;
					const published = await to('veroeffentlichen', fields);
					expect(published.status, text).toBe(303);
					const list = await see(published.headers.location ?? '', owner);
					expectNoMarkup(list.body, `own entries: ${text}`, on.product.origin);
					for (const [, path = ''] of list.body.matchAll(
						/href="(\/(?:mitmachen|termine)\/[^"]+)"/g,
					))
						expectNoMarkup((await see(path)).body, `${path}: ${text}`, on.product.origin);
				});
				// Most of it gets as far as the preview: else nothing would have been shown.
				expect(shown).toBeGreaterThan(corpus.length / 2);
			},
		);

		it(
			'are text in the inbox, on the status page, in notes, answers and both mails',
			{ timeout: 400_000 },
			async () => {
				// What the others wrote waits for its next try.
				await on.sql`delete from delivery`;
				const sink = await startSmtpSink(smtpPort);
				try {
					const teams = await inLanes(Math.ceil(corpus.length / 10), 3, openNeed);
					await inLanes(corpus.length, 3, async (at) => {
						const text = corpus[at] ?? '';
						// More than two links are no offer of help: those are turned away, as text.
						const team = teams[Math.floor(at / 10)];
						if (!team) throw new Error('No team');
						const enquiry = enquiryOf({ name: short(text), message: text, phone: '0451 123456' });
						const sent = await send(`/mitmachen/${team.slug}/anfrage`, enquiry);
						if (sent.status !== 303) {
							expect(sent.status, text).toBe(400);
							return expectNoMarkup(sent.body, `refused: ${text}`, on.product.origin);
						}
						const inbox = `/mein-verein/anfragen/${await keptId(enquiry)}`;
						const form = { id: randomUUID() };
						expect(
							(await send(`${inbox}?/notiz`, { ...form, note: text }, team.owner)).status,
						).toBe(303);
						const answer = { ...form, message: text };
						expect((await send(`${inbox}?/antworten`, answer, team.owner)).status).toBe(303);
						const status = (sent.headers.location ?? '').replace('?neu', '');
						for (const [path, who] of [
							[inbox, team.owner],
							[status, undefined],
						] as const)
							expectNoMarkup((await see(path, who)).body, `${path}: ${text}`, on.product.origin);
					});
					for (const { owner } of teams) {
						const list = await see('/mein-verein/anfragen', owner);
						expect(list.body).toContain('/mein-verein/anfragen/');
						expectNoMarkup(list.body, 'the inbox', on.product.origin);
					}
					const told = await waitFor(
						async () => {
							const [row] = await on.sql<{ count: number }[]>`select count(*)::int from delivery
							where listener = 'enquiry-mail'`;
							return row?.count === 0;
						},
						120_000,
						'all mails are out',
					);
					expect(told).toBe(true);
					const about = sink.mails.filter(({ raw }) => /multipart\/alternative/i.test(raw));
					expect(about.length).toBeGreaterThan(corpus.length);
					for (const mail of about) expectPlainMail(mail);
				} finally {
					await sink.stop();
				}
			},
		);
	});

	it(
		'R12 a mail server that is away, greylists or refuses: queued, said, tried for two days, then on the list',
		{ timeout: 120_000 },
		async () => {
			await on.sql`delete from delivery`;
			const { owner, slug, club } = await openNeed();
			const enquiry = enquiryOf();
			const sent = await send(`/mitmachen/${slug}/anfrage`, enquiry);
			expect(sent.status).toBe(303);
			const enquiryId = await keptId(enquiry);
			const status = (sent.headers.location ?? '').replace('?neu', '');
			const tries = async () => {
				const [row] = await on.sql<
					{ tries: number; parked: number; late: number }[]
				>`select coalesce(max(tries), 0)::int as tries,
					count(*) filter (where parked_at is not null)::int as parked,
					coalesce(max(extract(epoch from next_at - now())), 0)::int as late
					from delivery where thing_id = ${enquiryId}`;
				return row ?? { tries: 0, parked: 0, late: 0 };
			};
			const tryNow = () =>
				on.sql`update delivery set next_at = now() where thing_id = ${enquiryId} and parked_at is null`;
			await waitFor(async () => (await tries()).tries >= 1, 20_000, 'tried once');
			// Whoever waits is told; what was written is there, and the page works.
			expect((await see(status)).body).toContain('E-Mail verzögert');

			// A code to sign in: the same sentence, and a new one a minute later.
			const asked = await send('/anmelden', { mail: owner.mail });
			const page = asked.headers.location ?? '';
			await waitFor(
				async () => (await see(page)).body.includes('E-Mail verzögert'),
				20_000,
				'said on the page for the code',
			);
			expect((await see(page)).body).toContain('Neuen Code schicken');

			// Greylisted, then refused for good: each try counts, and the waits grow to a day.
			const sink = await startSmtpSink(smtpPort);
			try {
				sink.refuseWith(451);
				const waits: number[] = [];
				for (let round = 2; round <= 7; round++) {
					await tryNow();
					await waitFor(async () => (await tries()).tries >= round, 20_000, `try ${round}`);
					waits.push((await tries()).late);
					if (round === 4) sink.refuseWith(550);
				}
				expect(waits).toEqual([...waits].sort((a, b) => a - b));
				expect(Math.max(...waits)).toBeGreaterThan(23 * 3_600);
				await tryNow();
				await waitFor(async () => (await tries()).parked > 0, 20_000, 'given up after the eighth');
				expect(sink.mails.filter(({ raw }) => raw.includes(enquiry.id))).toEqual([]);

				// The coordination has it on its list, without the address of whoever waits for it.
				const office = await coordinator();
				const list = await see('/stabsstelle', office);
				expect(list.status).toBe(200);
				expect(list.body).toContain('Nicht zugestellte E-Mails');
				expect(list.body).toContain(club.name);
				expect(list.body).not.toContain(enquiry.mail);

				// And sends it again with one press, once the server is back.
				sink.refuseWith(undefined);
				expect((await send('/stabsstelle?/nochmal', {}, office)).status).toBe(303);
				await waitFor(
					async () => {
						// The one to the volunteer comes after the one to the club.
						await tryNow();
						return sink.mails.some(({ to }) => to.includes(enquiry.mail));
					},
					20_000,
					'the mail is there',
				);
				await waitFor(async () => !(await see(status)).body.includes('E-Mail verzögert'), 20_000);
				expect(sink.mails.filter(({ to }) => to.includes(enquiry.mail))).toHaveLength(1);
			} finally {
				await sink.stop();
			}
		},
	);

	/** Somebody of the city's office who has shown a second factor. */
	async function coordinator(): Promise<SignedIn> {
		const who = await on.addPerson();
		await on.sql`insert into office_role (id, person_id, team, role)
			values (${randomUUID()}, ${who.id}, 'stadt', 'administer')`;
		await on.sql`update session set strong_at = now() where id = ${who.session}`;
		return who;
	}
});

/** Its page holds only what our letters are made of, and its head nothing that was typed. */
function expectPlainMail({ raw }: SmtpSink['mails'][number]): void {
	// By its own edge: a line of a link may begin with two dashes as well.
	const edge = /boundary="([^"]+)"/i.exec(raw)?.[1] ?? 'no edge';
	const [html = ''] =
		/Content-Type: text\/html[\s\S]*?\r\n\r\n([\s\S]*)/i.exec(raw)?.[1]?.split(`\r\n--${edge}`) ??
		[];
	const encoding = /Content-Type: text\/html[\s\S]*?Content-Transfer-Encoding: ([\w-]+)/i.exec(
		raw,
	)?.[1];
	const page =
		encoding === 'base64'
			? Buffer.from(html, 'base64').toString('utf8')
			: encoding === 'quoted-printable'
				? Buffer.from(
						html
							.replace(/=\r\n/g, '')
							.replace(/=([0-9A-F]{2})/g, (_all, code: string) =>
								String.fromCharCode(parseInt(code, 16)),
							),
						'latin1',
					).toString('utf8')
				: html;
	expect(page).toContain('<body');
	const allowed =
		/<\/?(?:html|head|meta|body|p|a|br|blockquote|strong)(?:\s[^<>]*)?>|<!doctype html>/gi;
	const left = page.replace(allowed, (tag) => {
		expect(tag).not.toMatch(/\son[a-z]+\s*=|javascript:/i);
		return '';
	});
	expect(left).not.toMatch(/<[a-z!/?]/i);
}
