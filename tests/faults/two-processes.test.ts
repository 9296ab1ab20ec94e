import { TURNS } from '$lib/server/jobs';
import { MIGRATION_LOCK } from '$db/migrate';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../support/free-port';
import { peopleOn } from '../support/on-postgres';
import { spawnProduct, type RunningProduct } from '../support/product';
import { startSmtpSink } from '../support/smtp-sink';
import { waitFor } from '../support/wait-for';
import { ask, nothingWaits } from './ask-health';
import { canHaveOwnServer, ownServer } from './own-server';
import { send, startWriters } from './writers';

// Two processes behind a proxy, and what they stand on: R06, R11, R12, R16. Both live through the whole
// file, until one is stopped at its end.

describe.skipIf(!canHaveOwnServer)('two processes on one PostgreSQL', () => {
	const own = ownServer();
	const atEnd: (() => unknown)[] = [];
	let admin: postgres.Sql;
	let smtpPort: number;
	const both: RunningProduct[] = [];

	beforeAll(async () => {
		const database = await own.createDatabase({ forWholeFile: true });
		admin = postgres(database.adminUrl, { max: 3, onnotice: () => undefined });
		atEnd.push(() => admin.end({ timeout: 1 }));
		smtpPort = await freePort();
		const folder = mkdtempSync(join(tmpdir(), 'tohoop-test-'));
		atEnd.push(() => rmSync(folder, { recursive: true, force: true }));
		// Somebody migrates already, and takes his time: whoever starts meanwhile waits.
		await admin.begin(async (tx) => {
			await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
			for (const name of ['one', 'other']) {
				const port = await freePort();
				const product = await spawnProduct({
					...{ DEMO: '0', CITY: 'luebeck', SEARCH: 'postgres', DRAIN_SECONDS: '2' },
					...{ LIMIT_FORMS_PER_HOUR: '100000', PORT: String(port) },
					...{ ORIGIN: `http://127.0.0.1:${port}`, DATA_DIR: join(folder, name) },
					...{ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl },
					SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
				});
				atEnd.unshift(() => product.stop());
				both.push(product);
			}
			await waitFor(async () => {
				const waiting = await admin`select pid from pg_stat_activity
					where application_name = 'tohoop-migration' and wait_event = 'advisory'`;
				return waiting.length === 2;
			}, 60_000);
			for (const one of both) {
				expect((await ask(one)).status).toBe(503);
				expect((await fetch(`${one.origin}/health/live`)).status).toBe(200);
			}
			const [table] = await admin<{ there: boolean }[]>`
				select to_regclass('public.feedback') is not null as there`;
			expect(table?.there).toBe(false);
		});
		await Promise.all(both.map((one) => one.ready()));
	});
	afterAll(async () => {
		for (const end of atEnd) await end();
	});

	const pair = (): readonly [RunningProduct, RunningProduct] => {
		const [one, other] = both;
		if (!one || !other) throw new Error('They did not start');
		return [one, other];
	};
	const feedbackOf = (ids: readonly string[]) =>
		admin<{ id: string }[]>`select id from feedback where id in ${admin(ids)}`;

	it('R16 one migrated while the other waited, and missed turns are caught up once', async () => {
		const steps = readdirSync('migrations').filter((name) => name.endsWith('.sql'));
		const [done] = await admin<{ count: number }[]>`select count(*)::int from __migrations`;
		expect(done?.count).toBe(steps.length);

		// Nothing ever ran before, so every job was overdue for both of them.
		const jobs = await waitFor(async () => {
			const { jobs = {} } = await ask(pair()[1]);
			const runs = Object.values(jobs);
			return runs.length === TURNS.length && runs.every((run) => run.ok) && jobs;
		}, 60_000);
		const missed = await admin<{ name: string; count: number }[]>`
			select name, count(*)::int from pgboss.job where data ? 'missed' group by name`;
		expect(missed.map(({ name }) => name).sort()).toEqual(Object.keys(jobs).sort());
		// Of one minute one is heard; who comes in the next one finds it done.
		expect(missed.filter(({ count }) => count > 2)).toEqual([]);
	});

	it('R16 what one was told the other one knows', async () => {
		const id = randomUUID();
		const write = { id, message: 'Zweimal gedrückt' };
		const answers = await Promise.all(pair().map(({ origin }) => send(origin, write)));
		expect(answers).toEqual([303, 303]);
		expect(await feedbackOf([id])).toHaveLength(1);
		// Each may say what it read a second ago.
		await waitFor(async () => {
			const [health, other] = await Promise.all(pair().map(ask));
			expect([health?.status, other?.status]).toEqual([200, 200]);
			return other?.outbox?.waiting === health?.outbox?.waiting;
		}, 5_000);
	});

	it('R12 mails are kept while their server is away or busy, which is said, and each is brought once', async () => {
		const words = Array.from({ length: 12 }, (_, n) => `Mail ${n} ${randomUUID()}`);
		for (const [n, message] of words.entries()) {
			const { origin } = pair()[n % 2 === 0 ? 0 : 1];
			expect(await send(origin, { id: randomUUID(), message })).toBe(303);
		}
		const triedAtLeast = (times: number) =>
			waitFor(async () => {
				const [row] = await admin<{ least: number; count: number }[]>`
					select min(tries)::int as least, count(*)::int from delivery`;
				return row !== undefined && row.count >= words.length && row.least >= times;
			}, 30_000);
		const saysTrouble = async (one: RunningProduct) =>
			(await ask(one)).notes?.includes('delivery:feedback-mail');
		const tryNow = () => admin`update delivery set next_at = now()`;

		await triedAtLeast(1);
		for (const one of pair()) {
			expect((await ask(one)).status).toBe(200);
			await waitFor(() => saysTrouble(one), 5_000, 'it is said');
		}
		const sink = await startSmtpSink(smtpPort);
		onTestFinished(() => sink.stop());
		sink.refuseWith(451);
		await tryNow();
		await triedAtLeast(2);
		expect(sink.mails).toHaveLength(0);
		sink.refuseWith(undefined);
		await tryNow();
		await waitFor(nothingWaits(pair()[0]), 30_000, 'all delivered');
		for (const word of words)
			expect(sink.mails.filter((mail) => mail.text.includes(word))).toHaveLength(1);
		for (const one of pair())
			await waitFor(async () => (await saysTrouble(one)) === false, 5_000, 'said no more');
	});

	it('R17 R18 a hundred times the same profile sent to both at once is one save each, and of two texts none is lost', async () => {
		const people = peopleOn(admin);
		const CLUBS = 10;
		const ROUNDS = 10;
		const about = async () => {
			const club = await people.addClub();
			const path = `/mein-verein/profil/ueber-uns?verein=${club.slug}`;
			const owners = [
				await people.addPerson({ clubId: club.id }),
				await people.addPerson({ clubId: club.id }),
			];
			return { club, path, owners };
		};
		const save = async (
			at: RunningProduct,
			path: string,
			{ cookie }: { cookie: string },
			fields: Record<string, string>,
		) => {
			const answer = await fetch(at.origin + path, {
				method: 'POST',
				redirect: 'manual',
				headers: { origin: at.origin, accept: 'text/html', cookie },
				body: new URLSearchParams({ topics: 'sport', sentence: 'Wir spielen.', ...fields }),
			});
			return { status: answer.status, text: await answer.text() };
		};
		const seenBy = async (path: string, { cookie }: { cookie: string }) => {
			const page = await fetch(pair()[0].origin + path, { headers: { cookie } });
			return /name="seen" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
		};
		await Promise.all(
			Array.from({ length: CLUBS }, async () => {
				const { club, path, owners } = await about();
				const [one, other] = owners;
				if (!one || !other) throw new Error('Nobody');
				for (let round = 0; round < ROUNDS; round++) {
					const seen = await seenBy(path, one);
					const typed = { about: `Fassung ${round} ${randomUUID()}`, seen };
					// Pressed twice, and a proxy that sent it to both.
					const sent = await Promise.all(pair().map((at) => save(at, path, one, typed)));
					expect(sent.map(({ status }) => status)).toEqual([303, 303]);
					const [row] = await admin`select about from club where id = ${club.id}`;
					expect(row?.about).toBe(typed.about);
				}
				const [kept] = await admin`select
					(select count(*)::int from version where thing_id = ${club.id}) as versions,
					(select count(*)::int from audit_entry where thing_id = ${club.id} and action = 'club.edited') as deeds,
					(select count(*)::int from fact where thing_id = ${club.id} and type = 'club.changed') as told`;
				expect(kept).toEqual({ versions: ROUNDS, deeds: ROUNDS, told: ROUNDS });
				// Two people at two processes with one view: one is written, the other one reads both.
				const seen = await seenBy(path, one);
				const texts = [`Von Ada ${randomUUID()}`, `Von Ben ${randomUUID()}`];
				const both = await Promise.all(
					pair().map((at, n) => save(at, path, n ? other : one, { about: texts[n] ?? '', seen })),
				);
				expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
				const late = both.find(({ status }) => status === 409)?.text ?? '';
				for (const text of texts) expect(late).toContain(text);
			}),
		);
	}, 120_000);

	it('R11 a full disk under PostgreSQL refuses writing with the text kept, and reading goes on', async () => {
		const [product] = pair();
		await admin.unsafe(`
			create function no_space() returns trigger language plpgsql as
				$$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
			create trigger no_space before insert on feedback for each row execute function no_space()`);
		const form = { id: randomUUID(), message: `Rampe ${randomUUID()}` };
		const post = () =>
			fetch(`${product.origin}/barrierefreiheit/feedback`, {
				method: 'POST',
				redirect: 'manual',
				headers: { origin: product.origin, accept: 'text/html' },
				body: new URLSearchParams(form),
			});
		const refused = await post();
		expect(refused.status).toBe(507);
		expect(await refused.text()).toContain(form.message);
		expect((await fetch(`${product.origin}/vereine`)).status).toBe(200);
		expect((await ask(product)).status).toBe(200);
		await admin`drop trigger no_space on feedback`;
		expect((await post()).status).toBe(303);
		expect(await feedbackOf([form.id])).toHaveLength(1);
	});

	it('R06 one is stopped under load, and nobody who writes notices', async () => {
		const [leaving, staying] = pair();
		// As a proxy does: whoever is not ready is sent nothing more.
		let open = pair().map(({ origin }) => origin);
		let looking = true;
		const look = (async () => {
			while (looking) {
				const found = await Promise.all(pair().map(ask));
				const ready = pair().filter((_, n) => found[n]?.status === 200);
				open = (ready.length > 0 ? ready : [staying]).map(({ origin }) => origin);
			}
		})();
		const writers = startWriters(() => open, 8);
		const acknowledged = () => writers.writes.filter((one) => one.acknowledged);
		await waitFor(() => acknowledged().length >= 40, 60_000);
		const began = performance.now();
		leaving.kill('SIGTERM');
		// Not ready at once, and still there for those who do not know it yet.
		await waitFor(async () => (await ask(leaving)).status === 503, 2_000, 'not ready');
		expect((await fetch(`${leaving.origin}/hilfe`)).status).toBe(200);
		expect(await leaving.ended).toEqual({ code: 0, signal: null });
		expect(performance.now() - began).toBeLessThan(14_000);
		const before = acknowledged().length;
		await waitFor(() => acknowledged().length >= before + 20, 60_000, 'the other one goes on');
		await writers.stop();
		looking = false;
		await look;
		expect(writers.writes.filter((one) => one.cutOff)).toEqual([]);
		const there = new Set(
			(await feedbackOf(writers.writes.map(({ id }) => id))).map(({ id }) => id),
		);
		expect(acknowledged().filter((one) => !there.has(one.id))).toEqual([]);
	});
});
