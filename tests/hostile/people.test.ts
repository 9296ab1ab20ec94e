import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startOnPostgres, type OnPostgres, type SignedIn } from '../support/on-postgres';
import { openTestDatabase } from '../support/store';
import { waitFor } from '../support/wait-for';
import { ask, formFrom } from './ask';
import { builtRoutes } from './routes';

const missing = !inject('postgres');
/** Spraying comes from so many places. */
const NETWORKS = 5;
const HOUR = 3_600;
const DAY = 24 * HOUR;

describe.skipIf(missing)('people and rights on the built product', () => {
	let on: OnPostgres;
	beforeAll(async () => {
		const database = await openTestDatabase({ empty: true });
		if (!database) throw new Error('No PostgreSQL');
		on = await startOnPostgres(database, {
			...{ TRUSTED_PROXIES: '1', LIMIT_FORMS_PER_HOUR: '6', LIMIT_SIGN_IN_PER_MINUTE: '100000' },
			...{ LIMIT_READ_BURST: '100000', LIMIT_READ_PER_SECOND: '10000' },
		});
	}, 240_000);
	afterAll(() => on?.stop());

	const see = (path: string, who?: { cookie: string }) =>
		ask(on.product, path, {
			headers: { ...(who ? { cookie: who.cookie } : {}), accept: 'text/html' },
		});
	const send = (
		path: string,
		fields: Record<string, string>,
		who?: { cookie: string },
		from = '203.0.113.9',
	) =>
		ask(
			on.product,
			path,
			formFrom(on.product, fields, {
				...(who ? { cookie: who.cookie } : {}),
				'x-forwarded-for': from,
			}),
		);
	/** The newest mail to this address that says this. */
	const mailTo = (mail: string, holds: RegExp) =>
		waitFor(
			async () => {
				const { body } = await see(`/demo/post.json?an=${encodeURIComponent(mail)}`);
				const all = JSON.parse(body) as { text: string }[];
				return all.map(({ text }) => holds.exec(text)).find((found) => found !== null) ?? undefined;
			},
			20_000,
			`a mail to ${mail} with ${holds.source}`,
		);
	const invitationFor = async (mail: string) =>
		(await mailTo(mail, /\/einladung\/([\w-]+)/))[1] ?? '';
	/** A club with somebody who looks after it. */
	const clubWithOwner = async (more: Record<string, string> = {}) => {
		const club = await on.addClub(more);
		return { club, owner: await on.addPerson({ clubId: club.id }), at: `verein=${club.slug}` };
	};
	const makeOld = (who: SignedIn, seconds: number) =>
		on.sql`update session set created_at = now() - ${`${seconds} s`}::interval, proved_at = null where id = ${who.session}`;

	it('S08 who is out of the team, or has no account any more, is out at the next request', async () => {
		const { club, at } = await clubWithOwner();
		const writer = await on.addPerson({ clubId: club.id, role: 'writer' });
		expect((await see(`/mein-verein/team?${at}`, writer)).status).toBe(200);
		await on.sql`update membership set state = 'removed' where person_id = ${writer.id}`;
		expect((await see(`/mein-verein/team?${at}`, writer)).status).toBe(404);
		await on.sql`delete from person where id = ${writer.id}`;
		expect((await see('/mein-verein', writer)).status).toBe(303);
	});

	it.each([
		['somebody of a team, unused', 'member', 'seen_at', 14 * DAY],
		['somebody of a team, at most', 'member', 'created_at', 90 * DAY],
		['somebody without a club, unused', 'nobody', 'seen_at', 30 * DAY],
		['a shared device, unused', 'shared', 'seen_at', 30 * 60],
		['the coordination, unused', 'office', 'seen_at', 30 * 60],
		['the coordination, at most', 'office', 'created_at', 12 * HOUR],
	] as const)('S09 the session of %s ends in time', async (_what, kind, column, seconds) => {
		const who = kind === 'member' ? (await clubWithOwner()).owner : await on.addPerson();
		if (kind === 'shared') await on.sql`update session set shared = true where id = ${who.session}`;
		if (kind === 'office')
			await on.sql`insert into office_role (id, person_id, team, role) values (${randomUUID()}, ${who.id}, 'stadt', 'read')`;
		const age = async (to: number) => {
			await on.sql`update session set seen_at = now(), created_at = now() where id = ${who.session}`;
			await on.sql`update session set ${on.sql(column)} = now() - ${`${to} s`}::interval where id = ${who.session}`;
		};
		await age(seconds - 20);
		expect((await see('/mein-verein', who)).status).toBe(200);
		await age(seconds + 1);
		expect((await see('/mein-verein', who)).status).toBe(303);
	});

	it('S10 what cannot be taken back asks once more, keeps what was typed, and does it with the code', async () => {
		const { owner, at } = await clubWithOwner();
		await makeOld(owner, 11 * 60);
		const guest = `gast.${randomUUID()}@verein.example`;
		const first = await send(
			`/mein-verein/team?/einladen&${at}`,
			{ mail: guest, role: 'writer' },
			owner,
		);
		expect(first.status).toBe(403);
		expect(first.body).toContain(guest);
		const id = /name="proofId" value="([^"]+)"/.exec(first.body)?.[1] ?? '';
		const code = (await mailTo(owner.mail, /^ {4}(\d{6})$/m))[1] ?? '';
		const typed = { mail: guest, role: 'writer', proofId: id };
		const wrong = await send(
			`/mein-verein/team?/einladen&${at}`,
			{ ...typed, proofCode: '000000' },
			owner,
		);
		expect([wrong.status, wrong.body.includes(guest)]).toEqual([403, true]);
		const done = await send(
			`/mein-verein/team?/einladen&${at}`,
			{ ...typed, proofCode: code },
			owner,
		);
		expect(done.status).toBe(303);
		expect(await invitationFor(guest)).not.toBe('');
		// The same for all that S10 names.
		await makeOld(owner, 11 * 60);
		for (const [path, fields] of [
			['/mein-verein/konto/mail?/schicken', { mail: guest }],
			['/mein-verein/konto/loeschen?/loeschen', {}],
			[`/mein-verein/abmelden?/abmelden&${at}`, { reason: 'anderes' }],
		] as const)
			expect((await send(path, fields, owner)).status, path).toBe(403);
		for (const path of ['/mein-verein/konto/daten', `/mein-verein/abmelden/daten?${at}`]) {
			const answer = await see(path, owner);
			expect(answer.status, path).toBe(303);
			expect(answer.headers.location).toContain('/mein-verein/konto/bestaetigen');
		}
	});

	it('S11 a code opens once, for ten minutes, what it was asked for, and takes five guesses', async () => {
		const who = await on.addPerson();
		const fresh = async () => {
			const asked = await send('/anmelden', { mail: who.mail });
			const id =
				new URL(String(asked.headers.location), 'http://x').searchParams.get('anfrage') ?? '';
			const [row] =
				await on.sql`select id from sign_in_code where mail = ${who.mail} order by created_at desc, id desc limit 1`;
			expect(row?.id).toBe(id);
			return id;
		};
		const enter = (id: string, code: string) => send(`/anmelden/code?anfrage=${id}`, { id, code });
		const id = await fresh();
		const code = (await mailTo(who.mail, /^ {4}(\d{6})$/m))[1] ?? '';
		const bent = code.replace(/.$/, (last) => String((Number(last) + 1) % 10));
		const wrong = await enter(id, bent);
		expect([wrong.status, wrong.headers.location]).toEqual([400, undefined]);
		expect((await enter(randomUUID(), code)).headers.location).toContain('abgelaufen');
		const right = await enter(id, code);
		expect(right.headers['set-cookie']).toBeDefined();
		const again = await enter(id, code);
		expect(again.headers['set-cookie']).toBeUndefined();
		const late = await fresh();
		await on.sql`update sign_in_code set expires_at = now() - interval '1 s' where id = ${late}`;
		expect((await enter(late, '123456')).headers.location).toContain('abgelaufen');
		const guessed = await fresh();
		const said: (string | undefined)[] = [];
		for (let at = 0; at < 6; at++) said.push((await enter(guessed, `00000${at}`)).headers.location);
		expect(said.filter((to) => to?.includes('abgelaufen')).length).toBeGreaterThan(0);
		expect(said[0]).toBeUndefined();
	});

	it('S37 S39 an invitation opens once, for its mailbox, in its days, and its key is nowhere', async () => {
		const { club, owner, at } = await clubWithOwner();
		const invite = async () => {
			const mail = `${randomUUID()}@verein.example`;
			expect(
				(await send(`/mein-verein/team?/einladen&${at}`, { mail, role: 'writer' }, owner)).status,
			).toBe(303);
			return { mail, key: await invitationFor(mail) };
		};
		const one = await invite();
		const page = await see(`/einladung/${one.key}`);
		expect(page.status).toBe(200);
		expect(page.headers['referrer-policy']).toMatch(/^(same-origin|no-referrer)$/);
		expect(page.headers['cache-control']).toMatch(/no-(store|cache)/);
		expect(page.body).not.toMatch(/(?:src|href)="https?:\/\/(?!127\.0\.0\.1|localhost)/);
		// Somebody else who got the link, signed in or not.
		const stranger = await on.addPerson();
		expect([403, 404, 409]).toContain(
			(await send(`/einladung/${one.key}?/annehmen`, {}, stranger)).status,
		);
		const [theirs] =
			await on.sql`select count(*)::int as many from membership where person_id = ${stranger.id}`;
		expect(theirs?.many).toBe(0);
		// The owner hears of it, once however often it is tried.
		await mailTo(owner.mail, new RegExp(`Einladung an ${one.mail} annehmen`));
		await send(`/einladung/${one.key}?/annehmen`, {}, stranger);
		const [told] =
			await on.sql`select count(*)::int as many from fact where type = 'team.invitation-refused' and thing_id = (select id from invitation where mail = ${one.mail})`;
		expect(told?.many).toBe(1);
		// An account that is there already: by one press.
		const known = await on.addPerson();
		await on.sql`update invitation set mail = ${known.mail} where mail = ${one.mail}`;
		expect((await send(`/einladung/${one.key}?/annehmen`, {}, known)).headers.location).toContain(
			'dabei',
		);
		expect((await see(`/mein-verein/team?${at}`, known)).status).toBe(200);
		expect((await see(`/einladung/${one.key}`)).headers.location).toBe('/link-abgelaufen');
		const old = await invite();
		await on.sql`update invitation set expires_at = now() - interval '1 s' where mail = ${old.mail}`;
		expect((await see(`/einladung/${old.key}`)).headers.location).toBe('/link-abgelaufen');
		const revoked = await invite();
		const [row] = await on.sql`select id from invitation where mail = ${revoked.mail}`;
		await send(`/mein-verein/team?/zuruecknehmen&${at}`, { id: String(row?.id) }, owner);
		expect((await see(`/einladung/${revoked.key}`)).headers.location).toBe('/link-abgelaufen');
		const last = await invite();
		await on.addPerson({ clubId: club.id });
		await on.sql`update membership set role = 'writer' where person_id = ${owner.id}`;
		expect((await see(`/einladung/${last.key}`)).headers.location).toBe('/link-abgelaufen');
		for (const { key } of [one, old, revoked, last]) expect(on.product.output()).not.toContain(key);
	});

	it('S38 with whoever is removed go the invitations they sent', async () => {
		const { club, owner, at } = await clubWithOwner();
		const other = await on.addPerson({ clubId: club.id });
		const mail = `${randomUUID()}@verein.example`;
		await send(`/mein-verein/team?/einladen&${at}`, { mail, role: 'owner' }, other);
		const key = await invitationFor(mail);
		const [row] = await on.sql`select id from membership where person_id = ${other.id}`;
		expect(
			(await send(`/mein-verein/team?/entfernen&${at}`, { memberId: String(row?.id) }, owner))
				.status,
		).toBe(303);
		expect((await see(`/einladung/${key}`)).headers.location).toBe('/link-abgelaufen');
		expect((await see(`/mein-verein/team?${at}`, other)).status).toBe(404);
	});

	it('S40 at an open device nobody bends where money goes; all owners hear of it, and it waits', async () => {
		const { club, owner, at } = await clubWithOwner({ donation: 'https://spenden.example/alt' });
		const other = await on.addPerson({ clubId: club.id });
		const path = `/mein-verein/profil/links?${at}`;
		const seen = /name="seen" value="([^"]+)"/.exec((await see(path, owner)).body)?.[1] ?? '';
		const bent = { website: '', donation: 'https://diebe.example/', seen };
		await makeOld(owner, 11 * 60);
		const asked = await send(path, bent, owner);
		expect(asked.status).toBe(403);
		expect(asked.body).toContain('https://diebe.example/');
		await makeOld(owner, 60);
		expect((await send(path, bent, owner)).headers.location).toContain('gespeichert=wartet');
		const shown = (await see(`/vereine/${club.slug}`)).body;
		expect(shown).toContain('https://spenden.example/alt');
		expect(shown).not.toContain('diebe');
		for (const { mail } of [owner, other])
			await mailTo(mail, /Nehmt die Änderung im Profil zurück/);
		// Any owner takes it back with one press.
		expect((await send(`/mein-verein/profil?/zuruecknehmen&${at}`, {}, other)).status).toBe(303);
		const [open] =
			await on.sql`select count(*)::int as many from review where club_id = ${club.id} and state = 'open'`;
		expect(open?.many).toBe(0);
	});

	it('S42 a club that leaves answers 410 at once, and stays after all with one press', async () => {
		const { club, owner, at } = await clubWithOwner({ sentence: 'Wir sind noch da.' });
		expect((await see(`/vereine/${club.slug}`)).status).toBe(200);
		expect((await send(`/mein-verein/abmelden?/abmelden&${at}`, {}, owner)).status).toBe(400);
		expect(
			(await send(`/mein-verein/abmelden?/abmelden&${at}`, { reason: 'anderes' }, owner)).status,
		).toBe(303);
		const status = async () => (await see(`/vereine/${club.slug}`)).status;
		// A page that was just read may be kept for a moment; a minute was promised.
		await waitFor(async () => (await status()) === 410, 60_000, 'the page to be gone');
		expect((await see(`/vereine?q=${encodeURIComponent(club.name)}`)).body).not.toContain(
			`/vereine/${club.slug}"`,
		);
		await mailTo(owner.mail, /wird am .* gelöscht/);
		expect((await send(`/mein-verein/abmelden?/bleiben&${at}`, {}, owner)).status).toBe(303);
		await waitFor(async () => (await status()) === 200, 60_000, 'the page to be back');
		expect((await see(`/vereine/${club.slug}`)).body).toContain('Wir sind noch da.');
	});

	it('S46 the seventh enquiry of an hour, or one full of links, comes back with everything typed', async () => {
		const list = await see('/entdecken');
		const need = /href="(\/mitmachen\/[^"/]+)"/.exec(list.body)?.[1] ?? '';
		expect(need).not.toBe('');
		const typed = (message: string) => ({
			...{
				id: randomUUID(),
				name: 'Rosa',
				mail: `${randomUUID()}@freiwillig.example`,
				phone: '',
				betreff: '',
			},
			message,
		});
		const linked = await send(
			`${need}/anfrage`,
			typed('https://a.example https://b.example https://c.example'),
			undefined,
			'198.51.100.46',
		);
		expect([linked.status, linked.body.includes('https://c.example')]).toEqual([400, true]);
		const all = [];
		for (let at = 0; at < 7; at++)
			all.push(
				await send(
					`${need}/anfrage`,
					typed(`Kann ich am ${at + 1}. helfen?`),
					undefined,
					'198.51.100.46',
				),
			);
		expect(all.map(({ status }) => status)).toEqual([...Array<number>(6).fill(303), 429]);
		expect(all[6]?.body).toContain('Kann ich am 7. helfen?');
	});

	it('S33 S34 the name of an upload and what hides in it go nowhere: the address is made by us', async () => {
		const { owner, at } = await clubWithOwner();
		const plain = await sharp({
			create: { width: 600, height: 400, channels: 3, background: '#357' },
		})
			.withExif({ IFD0: { ImageDescription: '<script>alert(1)</script> GEHEIM' } })
			.jpeg()
			.toBuffer();
		const addresses = new Set<string>();
		for (const name of [
			'../../../etc/passwd.jpg',
			'con.png',
			`${'a'.repeat(4_096)}.jpg`,
			'bild\u202egpj.exe',
			'foto.jpg\r\nset-cookie: session=1',
			'<img src=x onerror=alert(1)>.jpg',
		]) {
			const body = new FormData();
			body.set('photo', new File([new Uint8Array(plain)], name, { type: 'text/html' }));
			const answer = await fetch(`${on.product.origin}/mein-verein/bilder?${at}`, {
				...{ method: 'POST', body },
				headers: { origin: on.product.origin, cookie: owner.cookie },
			});
			expect([answer.status, answer.headers.get('set-cookie')], name.slice(0, 40)).toEqual([
				200,
				null,
			]);
			const { picture } = (await answer.json()) as { picture: { src: string } };
			expect(picture.src).toMatch(/^\/bild\/[0-9a-f]{64}\.webp$/);
			addresses.add(picture.src);
		}
		// The same picture under six names is one file.
		expect(addresses.size).toBe(1);
		const [address = ''] = addresses;
		const file = await fetch(on.product.origin + address);
		expect(Object.fromEntries(file.headers)).toMatchObject({
			'content-type': 'image/webp',
			'cache-control': 'public, max-age=31536000, immutable',
			'x-content-type-options': 'nosniff',
		});
		const policy = file.headers.get('content-security-policy');
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain('sandbox');
		const stored = Buffer.from(await file.arrayBuffer());
		expect(stored.includes('GEHEIM')).toBe(false);
		expect((await sharp(stored).metadata()).exif).toBeUndefined();
		for (const path of [
			'/bild/..%2f..%2fetc%2fpasswd',
			`${address}.exe`,
			address.replace('webp', 'svg'),
		])
			expect((await see(path)).status, path).toBe(404);
	});

	it('S50 of a club that is new nothing is public unseen', async () => {
		const waiting = await clubWithOwner({ state: 'waiting' });
		expect((await see(`/vereine/${waiting.club.slug}`)).status).toBe(404);
		const { club, owner, at } = await clubWithOwner({
			state: 'approved',
			about: 'Was geprüft wurde.',
		});
		const path = `/mein-verein/profil/ueber-uns?${at}`;
		const seen = /name="seen" value="([^"]+)"/.exec((await see(path, owner)).body)?.[1] ?? '';
		const said = await send(
			path,
			{ sentence: 'Kauft bei uns.', about: 'Ganz neu.', topics: 'sport', seen },
			owner,
		);
		expect(said.headers.location).toContain('gespeichert=wartet');
		const shown = (await see(`/vereine/${club.slug}`)).body;
		expect(shown).toContain('Was geprüft wurde.');
		expect(shown).not.toContain('Kauft bei uns');
	});

	it('S51 of many that register from one network five reach the desk; machines none', async () => {
		const who = await on.addPerson();
		const at = (from: number) => `198.51.77.${from}`;
		const begin = async (from: number) => {
			let cookie = who.cookie;
			const step = async (name: string, fields: Record<string, string>) => {
				const answer = await send(`/verein-eintragen/${name}`, fields, { cookie }, at(from));
				expect(answer.status, name).toBe(303);
				const kept = String(answer.headers['set-cookie'] ?? '').split(';')[0];
				if (kept) cookie = `${who.cookie}; ${kept}`;
			};
			await step('name', { name: `Ring ${randomUUID()}`, other: 'ja' });
			await step('themen', { topics: 'sport' });
			await step('satz', { sentence: 'Wir ringen.' });
			await step('ort', { kind: 'ohne' });
			await step('kontakt', { contactMail: 'ring@verein.example' });
			return cookie;
		};
		const finish = (cookie: string, from: number, betreff = '') =>
			send('/verein-eintragen/pruefen', { betreff }, { cookie }, at(from));
		const quick = await begin(1);
		expect((await finish(quick, 1)).status, 'quicker than anybody reads').toBe(429);
		await on.sql`update registration set created_at = now() - interval '1 minute'`;
		expect(
			(await finish(quick, 1, 'https://spam.example')).status,
			'filled in what nobody sees',
		).toBe(429);
		const drafts = [quick];
		for (let from = 2; from <= 6; from++) drafts.push(await begin(from));
		await on.sql`update registration set created_at = now() - interval '1 minute'`;
		const statuses = [];
		for (const [from, cookie] of drafts.entries())
			statuses.push((await finish(cookie, from + 1)).status);
		expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
		const [desk] =
			await on.sql`select count(*)::int as many from review where submitter_id = ${who.id}`;
		expect(desk?.many).toBe(5);
	});

	it('P4 the download holds everything about oneself and nothing that opens something', async () => {
		const { owner } = await clubWithOwner();
		const answer = await see('/mein-verein/konto/daten', owner);
		expect(answer.headers['content-type']).toContain('application/json');
		const data = JSON.parse(answer.body) as Record<string, unknown>;
		expect(data).toMatchObject({ person: { mail: owner.mail, name: owner.name }, devices: [{}] });
		expect(answer.body).not.toMatch(/"(hash|nonce|token)"/);
		// And for people, in words.
		const page = await see('/mein-verein/konto/daten/lesen', owner);
		expect(page.status).toBe(200);
		for (const said of [owner.mail, owner.name, 'Deine Vereine', 'Angemeldete Geräte'])
			expect(page.body).toContain(said);
		await makeOld(owner, 11 * 60);
		const asked = await see('/mein-verein/konto/daten/lesen', owner);
		expect([asked.status, asked.headers.location]).toEqual([
			303,
			expect.stringContaining('/mein-verein/konto/bestaetigen?weiter='),
		]);
	});

	it('P7 nobody is subscribed to anything: there is nothing to subscribe to', () => {
		// Whoever builds mails by topic or push: ask twice, end with one tap, and put that test here instead.
		const offers = builtRoutes().filter(({ id }) =>
			/abo|abonn|newsletter|benachrichtig|push|folgen/.test(id),
		);
		expect(offers).toEqual([]);
	});

	it('P5 P6 when their days are over the product erases by itself what it promised, and nothing before', async () => {
		const leave = async () => {
			const { club, owner, at } = await clubWithOwner({ about: 'kanarienwort' });
			await send(`/mein-verein/abmelden?/abmelden&${at}`, { reason: 'anderes' }, owner);
			const person = await on.addPerson();
			await send('/mein-verein/konto/loeschen?/loeschen', {}, person);
			return { club, owner, person };
		};
		const [due, early] = [await leave(), await leave()];
		const over = [due.club.id, due.person.id];
		await on.sql`update club_leaving set leaves_at = now() where club_id in ${on.sql(over)}`;
		await on.sql`update person set leaves_at = now() where id in ${on.sql(over)}`;
		// A turn that was missed while nothing ran is caught up at the next start.
		await on.sql`update job_run set finished_at = now() - interval '2 days'`;
		// As if the minute were over in which several starts together send one missed turn.
		await on.sql`delete from pgboss.job where singleton_key = 'missed'`;
		await on.restart();
		const about = async (id: string) =>
			String((await on.sql`select about from club where id = ${id}`)[0]?.about);
		const there = async (id: string) =>
			(await on.sql`select 1 from person where id = ${id}`).length;
		await waitFor(async () => (await about(due.club.id)) === '', 90_000, 'the club to be erased');
		await waitFor(async () => (await there(due.person.id)) === 0, 90_000, 'the account to go');
		expect(await about(early.club.id)).toBe('kanarienwort');
		expect(await there(early.person.id)).toBe(1);
		expect((await see(`/vereine/${due.club.slug}`)).status).toBe(410);
		await mailTo(due.owner.mail, /ist auf .* gelöscht/);
	}, 300_000);

	it('S04 S02 three hundred guesses at once, and a thousand from everywhere, hold nobody up', async () => {
		const guess = (at: number) =>
			send(
				'/anmelden/passwort',
				{ mail: `${at}.${randomUUID()}@nirgends.example`, password: 'Sommer2026!' },
				undefined,
				`10.${at % NETWORKS}.0.9`,
			);
		const began = performance.now();
		const flood = Promise.all(Array.from({ length: 300 }, (_, at) => guess(at)));
		const page = await see('/vereine');
		expect(page.status).toBe(200);
		const statuses = (await flood).map(({ status }) => status);
		expect(performance.now() - began).toBeLessThan(30_000);
		const count = (status: number) => statuses.filter((one) => one === status).length;
		expect(count(400) + count(503) + count(429)).toBe(300);
		expect(count(503)).toBeGreaterThan(0);
		for (let at = 300; at < 340; at++) statuses.push((await guess(at)).status);
		// Fifty are looked at; then the brake for everybody lets one a second through from each address.
		const seconds = (performance.now() - began) / 1_000;
		expect(count(400)).toBeLessThanOrEqual(50 + NETWORKS * (seconds + 1));
		expect(on.product.output()).toContain('sign-in.brake');
	}, 180_000);
});
