import { openWire } from '$lib/server/platform/database';
import { openFileStore } from '$lib/server/platform/files/store';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { peopleOn } from '../support/on-postgres';
import { startSmtpSink } from '../support/smtp-sink';
import { waitFor } from '../support/wait-for';
import { ask } from './ask-health';
import { between, pause } from './by-chance';
import { rounds } from './how-long';
import { canHaveOwnServer, ownServer } from './own-server';
import { startSteadyProduct } from './steady-product';

// The process is killed while a club publishes, uploads and answers and a volunteer asks. All of them try again
// with the id they had, as a browser does.

const own = ownServer();

/** A photo of its own, so that every round makes files of its own. */
const photo = async (round: number) =>
	new File(
		[
			new Uint8Array(
				await sharp({
					create: {
						...{ width: 900 + round, height: 700, channels: 3 as const },
						background: { r: (round * 37) % 256, g: (round * 91) % 256, b: 120 },
						noise: { type: 'gaussian', mean: 120, sigma: 30 },
					},
				})
					.jpeg()
					.toBuffer(),
			),
		],
		'foto.jpg',
		{ type: 'image/jpeg' },
	);

/** Names of everything that lies in a store of files. */
const filesIn = (folder: string): string[] =>
	existsSync(folder) ? readdirSync(folder).flatMap((part) => readdirSync(join(folder, part))) : [];

it.skipIf(!canHaveOwnServer)(
	'R04 R05 keeps what it acknowledged and nothing by halves when killed while people publish, upload, ask and answer',
	async () => {
		const database = await own.createDatabase();
		const sink = await startSmtpSink();
		onTestFinished(() => sink.stop());
		const dataDir = temporaryFolder();
		const product = await startSteadyProduct(dataDir, {
			...{ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl },
			...{ SEARCH: 'postgres', SMTP_URL: sink.url },
		});
		onTestFinished(() => product.stop());
		await product.ready();
		const admin = postgres(database.adminUrl, { max: 2, onnotice: () => undefined });
		onTestFinished(() => admin.end({ timeout: 1 }));
		const people = peopleOn(admin);
		const folder = join(dataDir, 'files');

		/** True: acknowledged. False: refused. Undefined: nobody answered. */
		const send = async (path: string, body: FormData | URLSearchParams, cookie = '') => {
			try {
				const answer = await fetch(product.origin + path, {
					...{ method: 'POST', redirect: 'manual', body, signal: AbortSignal.timeout(20_000) },
					headers: { origin: product.origin, accept: 'text/html', ...(cookie && { cookie }) },
				});
				const text = await answer.text();
				return { done: answer.status === 303 || answer.status === 200, text, to: answer.status };
			} catch {
				return undefined;
			}
		};

		const published = new Map<string, boolean>();
		const asked = new Map<string, boolean>();
		const answered = new Map<string, boolean>();
		const answeredTo: string[] = [];
		const uploaded: string[] = [];
		for (let round = 0; round < rounds(3, 40); round++) {
			const club = await people.addClub();
			const owner = await people.addPerson({ clubId: club.id });
			const [needId, enquiryId] = [randomUUID(), randomUUID()];
			const slug = `hilfe-${needId}`;
			await admin`insert into need (id, club_id, slug, title, kind, effort, state, published_at, expires_at)
				values (${needId}, ${club.id}, ${slug}, 'Boote putzen', 'einmalig', 'bis-2-stunden', 'open', now(), now() + interval '30 days')`;
			await admin`insert into address (thing_kind, slug, thing_id) values ('need', ${slug}, ${needId})`;
			await admin`insert into enquiry (id, club_id, need_id) values (${enquiryId}, ${club.id}, ${needId})`;
			await admin`insert into enquiry_contact (enquiry_id, name, mail, message, erase_at)
				values (${enquiryId}, 'Rosa', ${`${enquiryId}@freiwillig.example`}, 'Noch Platz?', now() + interval '90 days')`;
			const ids = { news: randomUUID(), enquiry: randomUUID(), message: randomUUID() };
			const at = `?verein=${club.slug}`;
			answeredTo.push(enquiryId);
			const file = await photo(round);
			const works = [
				async () => {
					const text = `Das Boot ${ids.news} ist da.`;
					const form = { id: ids.news, seen: '', text, type: 'meldung', topics: 'sport' };
					const said = await send(
						`/mein-verein/neu/neuigkeit${at}&/veroeffentlichen`,
						new URLSearchParams(form),
						owner.cookie,
					);
					published.set(ids.news, published.get(ids.news) === true || said?.done === true);
					return said;
				},
				async () => {
					const form = { id: ids.enquiry, name: 'Ayşe', phone: '', betreff: '' };
					const said = await send(
						`/mitmachen/${slug}/anfrage`,
						new URLSearchParams({
							...form,
							mail: `${ids.enquiry}@freiwillig.example`,
							message: 'Ich helfe gern.',
						}),
					);
					asked.set(ids.enquiry, asked.get(ids.enquiry) === true || said?.done === true);
					return said;
				},
				async () => {
					const said = await send(
						`/mein-verein/anfragen/${enquiryId}?/antworten`,
						new URLSearchParams({ id: ids.message, message: 'Komm gern am Samstag.' }),
						owner.cookie,
					);
					answered.set(ids.message, answered.get(ids.message) === true || said?.done === true);
					return said;
				},
				async () => {
					const body = new FormData();
					body.set('photo', file);
					const said = await send(`/mein-verein/bilder${at}`, body, owner.cookie);
					if (said?.done) uploaded.push((JSON.parse(said.text) as { id: string }).id);
					return said;
				},
			];
			const before = filesIn(folder).length;
			const sent = Promise.all(works.map((work) => work()));
			// Now at any moment, now in the middle between the first file and the row of the picture.
			if (round % 2 === 0) await pause(between(0, 300));
			else await waitFor(() => filesIn(folder).length > before, 20_000, 'a file was begun');
			await product.kill();
			await sent;
			await product.ready();
			for (const work of works) {
				const said = await work();
				expect(said?.done, `${said?.to} after the kill`).toBe(true);
			}
		}
		await waitFor(async () => (await ask(product)).outbox?.waiting === 0, 60_000, 'all told');

		// Acknowledged or tried again: there once, with its entry and its facts.
		const once = async (ids: Map<string, boolean>, table: string, more: string) => {
			expect([...ids.values()].every(Boolean)).toBe(true);
			for (const id of ids.keys()) {
				const [row] = await admin.unsafe(
					`select (select count(*)::int from ${table} where id = $1) as rows, ${more}`,
					[id],
				);
				expect(row, `${table} ${id}`).toMatchObject({ rows: 1 });
				for (const count of Object.values(row ?? {})) expect(count, `${table} ${id}`).toBe(1);
			}
		};
		const told = '(select count(*)::int from fact where thing_id = $1 and type =';
		const deeds = '(select count(*)::int from audit_entry where thing_id = $1 and action =';
		await once(
			published,
			'news',
			`(select count(*)::int from address where thing_id = $1) as addresses, ${told} 'news.changed') as told`,
		);
		await once(
			asked,
			'enquiry',
			`(select count(*)::int from enquiry_contact where enquiry_id = $1) as contacts, ${told} 'enquiry.sent') as told, ${deeds} 'enquiry.sent') as deeds`,
		);
		await once(answered, 'enquiry_message', '1 as one');
		// Mails: none lost, and twice at most once for each kill, then with the same Message-ID.
		const mailsTo = (name: string, said: string) =>
			sink.mails.filter(({ to, text }) => to.join().startsWith(name) && text.includes(said));
		let twice = 0;
		for (const mails of [
			...[...asked.keys()].map((id) => mailsTo(id, 'Ich helfe gern.')),
			...answeredTo.map((id) => mailsTo(id, 'Komm gern am Samstag.')),
		]) {
			expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
			twice += mails.length - 1;
		}
		expect(twice, 'mails sent twice').toBeLessThanOrEqual(product.kills);

		// Never a row without its file: every picture can be shown, every known file is whole.
		const rows = await admin<
			{ hash: string; size: number }[]
		>`select hash, size::int from stored_file`;
		for (const { hash, size } of rows) {
			const content = readFileSync(join(folder, hash.slice(0, 2), hash));
			expect(content.byteLength).toBe(size);
			expect(createHash('sha256').update(content).digest('hex')).toBe(hash);
		}
		const stored = new Set(rows.map(({ hash }) => hash));
		const pictures = await admin<
			{ id: string; files: { hash: string }[] }[]
		>`select id, files from picture`;
		expect(new Set(pictures.map(({ id }) => id))).toEqual(
			new Set([...pictures.map(({ id }) => id), ...uploaded]),
		);
		for (const { files } of pictures)
			for (const { hash } of files) expect(stored.has(hash)).toBe(true);
		// Nor a file without its row, once what the kills left was swept.
		const hand = openWire({ url: database.appUrl, pool: 1 });
		onTestFinished(() => hand.close());
		await openFileStore(folder, hand).sweep(0);
		expect(filesIn(folder).sort()).toEqual([...stored].sort());
	},
	300_000,
);
