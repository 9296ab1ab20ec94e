import {
	address,
	club,
	enquiry,
	enquiryContact,
	membership,
	need,
	person,
	picture,
	session,
	storedFile,
} from '$db/schema';
import { migrateEmbeddedDatabase } from '$db/migrate';
import { openWire, rows, type Database } from '$lib/server/platform/database';
import { openEmbedded } from '$lib/server/platform/database/embedded';
import { openFileStore } from '$lib/server/platform/files/store';
import { sql } from 'drizzle-orm';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { startSmtpSink } from '../support/smtp-sink';
import { waitFor } from '../support/wait-for';
import { nothingWaits } from './ask-health';
import { between, pause } from './by-chance';
import { long, rounds as roundsOf } from './how-long';
import { canHaveOwnServer, ownServer } from './own-server';
import { startSteadyProduct } from './steady-product';

// The process is killed while a club publishes, uploads and answers and a volunteer asks. All of them try again
// with the id they had, as a browser does. On both databases: everybody is there before the first process starts,
// because the embedded one belongs to it alone.

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

/** A trusted club with somebody who looks after it, an open need, and somebody who asked. */
interface Scene {
	readonly at: string;
	readonly slug: string;
	readonly enquiryId: string;
	readonly cookie: string;
}

async function addScene(database: Database): Promise<Scene> {
	const [clubId, personId, needId, enquiryId, token] = Array.from({ length: 5 }, () =>
		randomUUID(),
	) as [string, string, string, string, string];
	const [clubSlug, slug] = [`verein-${clubId}`, `hilfe-${needId}`];
	const later = new Date(Date.now() + 30 * 86_400_000);
	await database.transaction(async (tx) => {
		await tx.insert(club).values({
			...{ id: clubId, slug: clubSlug, name: `Verein ${clubId}`, sortName: clubId },
			...{ legalForm: 'ev', state: 'verified', claimed: true, publishedAt: new Date() },
		});
		await tx
			.insert(person)
			.values({ id: personId, name: 'Ada', mail: `${personId}@verein.example` });
		await tx.insert(membership).values({ id: randomUUID(), personId, clubId, role: 'owner' });
		await tx.insert(session).values({
			...{ id: randomUUID(), personId, device: 'Firefox, Android', until: later },
			hash: createHash('sha256').update(token).digest('base64url'),
		});
		await tx.insert(need).values({
			...{ id: needId, clubId, slug, title: 'Boote putzen', kind: 'einmalig' },
			...{ effort: 'bis-2-stunden', state: 'open', publishedAt: new Date(), expiresAt: later },
		});
		await tx.insert(address).values([
			{ thingKind: 'club', slug: clubSlug, thingId: clubId },
			{ thingKind: 'need', slug, thingId: needId },
		]);
		await tx.insert(enquiry).values({ id: enquiryId, clubId, needId });
		await tx.insert(enquiryContact).values({
			...{ enquiryId, name: 'Rosa', mail: `${enquiryId}@freiwillig.example` },
			...{ message: 'Noch Platz?', eraseAt: new Date(Date.now() + 90 * 86_400_000) },
		});
	});
	return { at: `?verein=${clubSlug}`, slug, enquiryId, cookie: `session=${token}` };
}

/** What the process stands on, and a way to look into it before the first and after the last of them. */
interface Ground {
	env: Record<string, string>;
	prepare: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
	look: () => Promise<Database>;
}
const grounds: Record<string, (dataDir: string) => Promise<Ground>> = {
	embedded: (dataDir) =>
		Promise.resolve({
			env: {},
			prepare: async (work) => {
				const database = await openEmbedded({ folder: dataDir });
				await migrateEmbeddedDatabase(database.client, 'migrations');
				return work(database).finally(() => database.close());
			},
			look: () => openEmbedded({ folder: dataDir }),
		}),
	PostgreSQL: async (dataDir) => {
		const database = await own.createDatabase();
		const env = { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl };
		const look = () => Promise.resolve(openWire({ url: database.adminUrl, pool: 2 }));
		return {
			...{ env, look },
			prepare: async (work) => {
				// Migrated by a product that ends again.
				const product = await startSteadyProduct(dataDir, { ...env, SEARCH: 'postgres' });
				await product.ready();
				await product.stop();
				const hand = await look();
				return work(hand).finally(() => hand.close());
			},
		};
	},
};

// The short form is the one of a city; the long one both.
const chosen = Object.entries(grounds).filter(
	([kind]) => long || !canHaveOwnServer || kind === 'PostgreSQL',
);
for (const [kind, ground] of chosen)
	it.skipIf(kind === 'PostgreSQL' && !canHaveOwnServer)(
		`R04 R05 on ${kind} keeps what it acknowledged and nothing by halves when killed while people publish, upload, ask and answer`,
		async () => {
			const sink = await startSmtpSink();
			onTestFinished(() => sink.stop());
			const dataDir = temporaryFolder();
			const { env, prepare, look } = await ground(dataDir);
			const rounds = roundsOf(3, 40);
			const scenes = await prepare(async (database) => {
				const made: Scene[] = [];
				for (let round = 0; round < rounds; round++) made.push(await addScene(database));
				return made;
			});
			const product = await startSteadyProduct(dataDir, {
				...{ ...env, SEARCH: 'postgres', SMTP_URL: sink.url },
			});
			onTestFinished(() => product.stop());
			await product.ready();
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
			for (const [round, scene] of scenes.entries()) {
				const { at, slug, enquiryId, cookie } = scene;
				const ids = { news: randomUUID(), enquiry: randomUUID(), message: randomUUID() };
				answeredTo.push(enquiryId);
				const file = await photo(round);
				const works = [
					async () => {
						const text = `Das Boot ${ids.news} ist da.`;
						const form = { id: ids.news, seen: '', text, type: 'meldung', topics: 'sport' };
						const said = await send(
							`/mein-verein/neu/neuigkeit${at}&/veroeffentlichen`,
							new URLSearchParams(form),
							cookie,
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
							cookie,
						);
						answered.set(ids.message, answered.get(ids.message) === true || said?.done === true);
						return said;
					},
					async () => {
						const body = new FormData();
						body.set('photo', file);
						const said = await send(`/mein-verein/bilder${at}`, body, cookie);
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
			await waitFor(nothingWaits(product), 60_000, 'all told');

			await product.stop();

			const database = await look();
			onTestFinished(() => database.close());
			const all = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
				database.read((db) => rows<T>(db, query));
			// Acknowledged or tried again: there once, with its entry and its facts.
			const once = async (
				ids: Map<string, boolean>,
				of: (id: string) => ReturnType<typeof sql>,
			) => {
				expect([...ids.values()].every(Boolean)).toBe(true);
				for (const id of ids.keys()) {
					const [row] = await all<Record<string, number>>(of(id));
					for (const [what, count] of Object.entries(row ?? { nothing: 0 }))
						expect(count, `${what} of ${id}`).toBe(1);
				}
			};
			await once(
				published,
				(id) => sql`select (select count(*)::int from news where id = ${id}) as rows,
					(select count(*)::int from address where thing_id = ${id}) as addresses,
					(select count(*)::int from fact where thing_id = ${id} and type = 'news.changed') as told`,
			);
			await once(
				asked,
				(
					id,
				) => sql`with asked as (select enquiry_id as id from enquiry_contact where mail = ${`${id}@freiwillig.example`})
					select (select count(*)::int from enquiry where id in (select id from asked)) as rows,
					(select count(*)::int from asked) as contacts,
					(select count(*)::int from fact where thing_id in (select id from asked) and type = 'enquiry.sent') as told,
					(select count(*)::int from audit_entry where thing_id in (select id from asked) and action = 'enquiry.sent') as deeds`,
			);
			await once(
				answered,
				(id) => sql`select count(*)::int as rows from enquiry_message where id = ${id}`,
			);
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
			const known = await database.read((db) => db.select().from(storedFile));
			for (const { hash, size } of known) {
				const content = readFileSync(join(folder, hash.slice(0, 2), hash));
				expect(content.byteLength).toBe(size);
				expect(createHash('sha256').update(content).digest('hex')).toBe(hash);
			}
			const stored = new Set(known.map(({ hash }) => hash));
			const pictures = await database.read((db) => db.select().from(picture));
			const there = new Set(pictures.map(({ id }) => id));
			expect(uploaded.filter((id) => !there.has(id))).toEqual([]);
			for (const { files } of pictures)
				for (const { hash } of files) expect(stored.has(hash)).toBe(true);
			// Nor a file without its row, once what the kills left was swept.
			await openFileStore(folder, database).sweep(0);
			expect(filesIn(folder).sort()).toEqual([...stored].sort());
		},
		600_000,
	);
