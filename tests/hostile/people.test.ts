import { hash } from '@node-rs/argon2';
import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startCityOnPostgres, type OnPostgres, type SignedIn } from '../support/on-postgres';
import { median, rankDifference } from '../support/same-time';
import { waitFor } from '../support/wait-for';
import { ask, formFrom, type Answer } from './ask';
import { builtRoutes } from './routes';

const missing = !inject('postgres');
const HOUR = 3_600;
const DAY = 24 * HOUR;

describe.skipIf(missing)('people and rights on the built product', () => {
	let on: OnPostgres;
	beforeAll(async () => {
		on = await startCityOnPostgres(inject('city'), {
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

	/** Somebody of the coordination who has shown a second factor. */
	async function officer(role: string) {
		const who = await on.addPerson();
		const [right] =
			await on.sql`insert into office_role (id, person_id, team, role) values (${randomUUID()}, ${who.id}, 'stadt', ${role}) returning id`;
		await on.sql`update session set strong_at = now(), proved_at = now() where id = ${who.session}`;
		return { ...who, right: String(right?.id) };
	}

	it('S08 a right at the desk that was made smaller or taken is gone at the next request', async () => {
		const [admin, colleague] = [await officer('administer'), await officer('review')];
		const { club } = await clubWithOwner({ state: 'waiting' });
		const id = randomUUID();
		await on.sql`insert into review (id, kind, club_id, state, submitted_at) values (${id}, 'club', ${club.id}, 'open', now())`;
		const desk = `/stabsstelle/pruefen/${id}`;
		const approve = async () => {
			const fields = { id, seen: '1', decision: 'approve', reasonKey: 'werbung', reason: '' };
			return (await send(`${desk}?/entscheiden`, fields, colleague)).status;
		};
		const ask = (action: string, more: Record<string, string>) =>
			send(`/stabsstelle/team?/${action}`, { id: colleague.right, ...more }, admin);
		expect((await see(desk, colleague)).status).toBe(200);
		expect((await ask('rolle', { role: 'read' })).status).toBe(303);
		expect([(await see(desk, colleague)).status, await approve()]).toEqual([200, 403]);
		expect((await ask('entfernen', {})).status).toBe(303);
		// Every device of theirs is signed out as well.
		expect([(await see(desk, colleague)).status, await approve()]).toEqual([303, 401]);
		const again = { ...colleague, ...(await on.signIn(colleague.id)) };
		expect((await see(desk, again)).status).toBe(403);
		const [row] = await on.sql`select state from review where id = ${id}`;
		expect(row?.state).toBe('open');
	});

	it('S08 an account that its owner ended, or that is gone, is out on every device', async () => {
		const who = await on.addPerson();
		const other = { ...who, ...(await on.signIn(who.id)) };
		for (const device of [who, other]) expect((await see('/mein-verein', device)).status).toBe(200);
		await on.sql`update person set erased_at = now() where id = ${who.id}`;
		for (const device of [who, other]) expect((await see('/mein-verein', device)).status).toBe(303);
	});

	it('S08 nothing stays open between two requests that somebody out of the team could go on hearing', () => {
		// Whoever builds a stream or push: end it with the right, and put that test here instead.
		const folder = join('build', 'client');
		const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
			name.endsWith('.js'),
		);
		expect(scripts.length).toBeGreaterThan(20);
		const open = scripts.filter((name) =>
			/\b(?:EventSource|WebSocket|WebTransport|pushManager)\b/.test(
				readFileSync(join(folder, name), 'utf8'),
			),
		);
		expect(open).toEqual([]);
		expect(builtRoutes().filter(({ id }) => /strom|stream|socket|sse\b/.test(id))).toEqual([]);
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

	it('S38 whoever was removed can do nothing any more by a link of a mail they got', async () => {
		const { club, owner, at } = await clubWithOwner();
		const other = await on.addPerson({ clubId: club.id, role: 'writer' });
		const [need, slug] = [randomUUID(), `hilfe-${randomUUID()}`];
		await on.sql`insert into need (id, slug, club_id, title, kind, effort, state, published_at, expires_at)
			values (${need}, ${slug}, ${club.id}, 'Beete pflegen', 'einmalig', 'stunden', 'open', now(), now() + interval '90 days')`;
		await on.sql`insert into address (thing_kind, slug, thing_id) values ('need', ${slug}, ${need})`;
		const asked = {
			...{
				id: randomUUID(),
				name: 'Rosa',
				mail: 'rosa@freiwillig.example',
				phone: '',
				betreff: '',
			},
			message: 'Kann ich am Samstag helfen?',
		};
		const sent = await send(`/mitmachen/${slug}/anfrage`, asked, undefined, '198.51.100.38');
		expect(sent.status).toBe(303);
		const key = (await mailTo(other.mail, /\/antwort\/([\w-]+)/))[1] ?? '';
		expect((await see(`/antwort/${key}`)).status).toBe(200);
		// "Still true?": asked of those who look after the invented clubs.
		const letter = await waitFor(
			async () => {
				const all = JSON.parse((await see('/demo/post.json')).body) as {
					to: string;
					text: string;
				}[];
				for (const { to, text } of all) {
					const found = /\/bestaetigen\/([\w-]+)/.exec(text)?.[1];
					if (found && to !== owner.mail) return { to, key: found };
				}
				return undefined;
			},
			60_000,
			'a mail that asks whether it is still true',
		);
		expect((await see(`/bestaetigen/${letter.key}`)).status).toBe(200);
		const [row] = await on.sql`select id from membership where person_id = ${other.id}`;
		await send(`/mein-verein/team?/entfernen&${at}`, { memberId: String(row?.id) }, owner);
		await on.sql`update membership set state = 'removed' where person_id = (select id from person where mail = ${letter.to})`;
		const deeds = async () =>
			(
				await on.sql`select (select count(*) from enquiry_message)::int as replies,
				(select count(*) from freshness_step where answer is not null)::int as answers`
			)[0];
		const before = await deeds();
		for (const [path, fields] of [
			[`/antwort/${key}`, { id: randomUUID(), message: 'Komm gern!', enough: '' }],
			[`/bestaetigen/${letter.key}`, { antwort: 'nein' }],
		] as const) {
			expect((await see(path)).headers.location, path).toBe('/link-abgelaufen');
			await send(path, fields, undefined, '198.51.100.38');
		}
		expect(await deeds()).toEqual(before);
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

	it('S50 whatever a new club writes waits, with all its links; contact data wait at every club', async () => {
		const { club, owner, at } = await clubWithOwner({ state: 'approved' });
		const day = new Date(Date.now() + 9 * DAY * 1_000);
		const date = `${day.getDate()}.${day.getMonth() + 1}.${day.getFullYear()}`;
		const text = 'Seht https://a.example, https://b.example und https://c.example an.';
		const kinds = {
			neuigkeit: { type: 'meldung' },
			hilfe: {
				...{ kind: 'regelmaessig', effort: 'flexibel', mode: 'vor-ort', where: 'verein' },
				...{ topics: 'umwelt-klima', summary: '' },
			},
			termin: { type: 'treff', date, time: '18:00', where: 'verein', repeat: 'nie' },
		};
		const titles: string[] = [];
		for (let round = 0; round < 3; round++)
			for (const [kind, fields] of Object.entries(kinds)) {
				const title = `Neu ${randomUUID()}`;
				titles.push(title);
				const said = await send(
					`/mein-verein/neu/${kind}?/veroeffentlichen&${at}`,
					{ id: randomUUID(), seen: '', title, text, ...fields },
					owner,
				);
				expect(said.headers.location, kind).toContain('wartet=');
			}
		const rows = await on.sql`select state, published_at from need where club_id = ${club.id}
			union all select state, published_at from news where club_id = ${club.id}
			union all select state, published_at from event where club_id = ${club.id}`;
		expect(rows.length).toBe(titles.length);
		for (const row of rows) expect(row).toMatchObject({ state: 'waiting', published_at: null });
		for (const path of [`/vereine/${club.slug}`, '/neuigkeiten', '/termine', '/entdecken']) {
			const { body } = await see(path);
			for (const title of titles) expect(body.includes(title), `${path}: ${title}`).toBe(false);
		}
		// Those who decide are shown the links.
		const [item] =
			await on.sql`select id from review where club_id = ${club.id} and kind = 'need' limit 1`;
		const colleague = await officer('review');
		const shown = (await see(`/stabsstelle/pruefen/${String(item?.id)}`, colleague)).body;
		for (const link of ['a.example', 'b.example', 'c.example']) expect(shown).toContain(link);
		for (const state of ['approved', 'verified']) {
			const other = await clubWithOwner({ state, contact_mail: 'alt@verein.example' });
			const path = `/mein-verein/profil/kontakt?${other.at}`;
			const seen =
				/name="seen" value="([^"]+)"/.exec((await see(path, other.owner)).body)?.[1] ?? '';
			const said = await send(path, { contactMail: 'neu@verein.example', seen }, other.owner);
			expect(said.headers.location, state).toContain('gespeichert=wartet');
			const [row] = await on.sql`select contact_mail from club where id = ${other.club.id}`;
			expect(row?.contact_mail, state).toBe('alt@verein.example');
		}
		// Whoever lets clubs bring their entries from elsewhere: not new ones, and put that test here instead.
		expect(builtRoutes().filter(({ id }) => /import|einlesen|uebertragen/.test(id))).toEqual([]);
	});

	it('S50 a new club gets ten photos a day onto our disk, a trusted one more', async () => {
		const bytes = await sharp({
			create: { width: 90, height: 60, channels: 3, background: '#357' },
		})
			.jpeg()
			.toBuffer();
		const upload = async (at: string, who: SignedIn) => {
			const body = new FormData();
			body.set('photo', new File([new Uint8Array(bytes)], 'a.jpg', { type: 'image/jpeg' }));
			const answer = await fetch(`${on.product.origin}/mein-verein/bilder?${at}`, {
				...{ method: 'POST', body },
				headers: { origin: on.product.origin, cookie: who.cookie },
			});
			return { status: answer.status, said: await answer.text() };
		};
		// All on one day of the count.
		await waitFor(() => Date.now() % 86_400_000 < 86_370_000, 40_000, 'the day to have begun');
		for (const [state, eleventh] of [
			['waiting', 429],
			['approved', 429],
			['verified', 200],
		] as const) {
			const { owner, at } = await clubWithOwner({ state });
			for (let count = 0; count < 10; count++)
				expect((await upload(at, owner)).status, `${state} ${count}`).toBe(200);
			const last = await upload(at, owner);
			expect(last.status, state).toBe(eleventh);
			if (eleventh === 429) expect(last.said).toContain('Neue Vereine können 10 Fotos am Tag');
		}
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

	it('R17 of two hundred races for one profile none is lost: one is written, the other one reads both', async () => {
		const { club, owner, at } = await clubWithOwner();
		const other = await on.addPerson({ clubId: club.id });
		const path = `/mein-verein/profil/ueber-uns?${at}`;
		const seenIn = (body: string) => /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '';
		let seen = seenIn((await see(path, owner)).body);
		for (let race = 0; race < 200; race++) {
			const texts = [`Von Ada ${randomUUID()}`, `Von Ben ${randomUUID()}`] as const;
			const save = (who: SignedIn, about: string, mark: string) =>
				send(path, { topics: 'sport', sentence: 'Wir spielen.', about, seen: mark }, who);
			const both = await Promise.all([save(owner, texts[0], seen), save(other, texts[1], seen)]);
			expect(both.map(({ status }) => status).sort(), `race ${race}`).toEqual([303, 409]);
			const late = both.findIndex(({ status }) => status === 409);
			const { body = '' } = both[late] ?? {};
			for (const text of texts) expect(body.includes(text), `race ${race}`).toBe(true);
			const [row] = await on.sql`select about from club where id = ${club.id}`;
			expect(row?.about).toBe(texts[1 - late]);
			// What the second has read now is what both begin with next time; some save both texts first.
			seen = seenIn(body);
			if (race % 10 !== 0) continue;
			const again = await save(late === 0 ? owner : other, texts.join(' und '), seen);
			expect(again.status).toBe(303);
			const [merged] = await on.sql`select about from club where id = ${club.id}`;
			expect(merged?.about).toBe(texts.join(' und '));
			seen = seenIn((await see(path, owner)).body);
		}
		const [kept] = await on.sql`select
			(select count(*)::int from version where thing_id = ${club.id}) as versions,
			(select count(*)::int from audit_entry where thing_id = ${club.id} and action = 'club.edited') as deeds`;
		expect(kept).toEqual({ versions: 220, deeds: 220 });
	}, 180_000);

	it('R18 a registration, a claim and an invitation sent a hundred times are one each', async () => {
		const hundred = async (from: (at: number) => Promise<Answer>) => {
			const answers: Answer[] = [];
			for (let turn = 0; turn < 10; turn++)
				answers.push(
					...(await Promise.all(Array.from({ length: 10 }, (_, at) => from(turn * 10 + at)))),
				);
			const places = new Set(answers.map(({ status, headers }) => `${status} ${headers.location}`));
			return [...places];
		};
		const count = async (table: string, column: string, id: string) =>
			(
				await on.sql`select count(*)::int as many from ${on.sql(table)} where ${on.sql(column)} = ${id}`
			)[0]?.many as number;

		const who = await on.addPerson();
		let cookie = who.cookie;
		const step = async (name: string, fields: Record<string, string>) => {
			const answer = await send(`/verein-eintragen/${name}`, fields, { cookie }, '198.51.18.1');
			expect(answer.status, name).toBe(303);
			const kept = String(answer.headers['set-cookie'] ?? '').split(';')[0];
			if (kept) cookie = `${who.cookie}; ${kept}`;
		};
		await step('name', { name: `Ring ${randomUUID()}`, other: 'ja' });
		await step('themen', { topics: 'sport' });
		await step('satz', { sentence: 'Wir ringen.' });
		await step('ort', { kind: 'ohne' });
		await step('kontakt', { contactMail: 'ring@verein.example' });
		await on.sql`update registration set created_at = now() - interval '1 minute'`;
		// Each from another network: the same network is told to wait, which is another row.
		const sent = await hundred((at) =>
			send('/verein-eintragen/pruefen', {}, { cookie }, `198.18.${at}.1`),
		);
		expect(sent).toEqual(['303 /verein-eintragen/gesendet']);
		expect(await count('review', 'submitter_id', who.id)).toBe(1);
		expect(await count('membership', 'person_id', who.id)).toBe(1);
		const [told] = await on.sql`select count(*)::int as many from fact
			where type = 'review.arrived' and payload->>'to' = ${who.id}`;
		expect(told?.many).toBe(1);

		const claimant = await on.addPerson();
		const unclaimed = await on.addClub();
		cookie = claimant.cookie;
		const begun = await send(
			'/verein-eintragen/uebernehmen/beginnen',
			{ slug: unclaimed.slug },
			{ cookie },
			'198.51.18.2',
		);
		cookie = `${cookie}; ${String(begun.headers['set-cookie'] ?? '').split(';')[0]}`;
		const claimed = await hundred(() =>
			send('/verein-eintragen/uebernehmen?/fragen', { note: 'Kassenwart' }, { cookie }),
		);
		expect(claimed).toEqual(['303 /verein-eintragen/gesendet']);
		expect(await count('review', 'submitter_id', claimant.id)).toBe(1);
		expect(await count('membership', 'person_id', claimant.id)).toBe(1);

		const { club, owner, at } = await clubWithOwner();
		const guest = await on.addPerson();
		const invited = await hundred(() =>
			send(`/mein-verein/team?/einladen&${at}`, { mail: guest.mail, role: 'writer' }, owner),
		);
		expect(invited).toHaveLength(1);
		expect(await count('invitation', 'mail', guest.mail)).toBe(1);
		const key = await invitationFor(guest.mail);
		const joined = await hundred(() => send(`/einladung/${key}?/annehmen`, {}, guest));
		expect(joined).toEqual(['303 /mein-verein?dabei']);
		expect(await count('membership', 'person_id', guest.id)).toBe(1);
		const [deeds] = await on.sql`select count(*)::int as many from audit_entry
			where thing_id = ${club.id} and action in ('team.invited', 'team.joined')`;
		expect(deeds?.many).toBe(2);
	}, 120_000);

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

	const guess = (mail: string, from: string) =>
		send('/anmelden/passwort', { mail, password: 'Sommer2026!' }, undefined, from);

	const PAIRS = 200;
	const known = (count: number) => Promise.all(Array.from({ length: count }, () => on.addPerson()));
	/** As long as a known one, and nobody's. */
	const unknown = () => `${randomBytes(6).toString('hex')}@fremde.example`;
	/** What may differ from one answer to the next, and says nothing about anybody. */
	const shapeOf = (answer: Answer, mail: string) => {
		const { date: _date, 'x-request-id': _id, etag: _etag, ...headers } = answer.headers;
		const text = JSON.stringify([answer.status, answer.body, headers]);
		return text
			.replaceAll(mail, 'MAIL')
			.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'ID')
			.replace(/'sha256-[\w+/=]+'/g, 'HASH');
	};

	/** Asks for both in an order that nobody knows before: what runs after an answer falls on either. */
	async function compare(
		pairs: readonly { known: string; unknown: string }[],
		ask: (mail: string, at: number) => Promise<Answer>,
	) {
		const spent = { known: [] as number[], unknown: [] as number[] };
		const shapes = new Set<string>();
		for (const [at, pair] of pairs.entries()) {
			const order = ['known', 'unknown'] as const;
			for (const which of Math.random() < 0.5 ? order : [...order].reverse()) {
				const started = performance.now();
				const answer = await ask(pair[which], at);
				spent[which].push(performance.now() - started);
				shapes.add(shapeOf(answer, pair[which]));
			}
		}
		expect([...shapes]).toHaveLength(1);
		const apart = Math.abs(median(spent.known) - median(spent.unknown));
		return { apart, likely: rankDifference(spent.known, spent.unknown) };
	}
	/** Of two that are the same one measurement in a hundred says they differ; hardly ever two in a row. */
	async function expectSame(
		what: string,
		measure: () => Promise<{ apart: number; likely: number }>,
	) {
		let said = await measure();
		if (said.likely <= 0.01 || said.apart >= 10) said = await measure();
		console.info(`S14 ${what}: ${said.apart.toFixed(2)} ms apart, p ${said.likely.toFixed(3)}`);
		expect(said.apart, what).toBeLessThan(10);
		expect(said.likely, what).toBeGreaterThan(0.01);
	}

	it('S14 who asks for a code, to sign in or instead of a lost password, cannot tell who has an account', async () => {
		await expectSame('code', async () => {
			// Five codes an hour for one address.
			const people = await known(PAIRS / 5);
			const strangers = people.map(unknown);
			const pairs = Array.from({ length: PAIRS }, (_, at) => ({
				known: people[at % people.length]?.mail ?? '',
				unknown: strangers[at % people.length] ?? '',
			}));
			return compare(pairs, (mail) => send('/anmelden', { mail }, undefined, '198.51.14.1'));
		});
	}, 180_000);

	it('S14 nor does whoever registers a club', async () => {
		let cookie = '';
		const step = async (name: string, fields: Record<string, string>) => {
			const answer = await send(`/verein-eintragen/${name}`, fields, { cookie }, '198.51.14.2');
			expect(answer.status, name).toBe(303);
			cookie ||= String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
		};
		await step('name', { name: `Ring ${randomUUID()}`, other: 'ja' });
		await step('themen', { topics: 'sport' });
		await step('satz', { sentence: 'Wir ringen.' });
		await step('ort', { kind: 'ohne' });
		await step('kontakt', { contactMail: 'ring@verein.example' });
		await expectSame('registration', async () => {
			const people = await known(PAIRS / 5);
			const strangers = people.map(unknown);
			const pairs = Array.from({ length: PAIRS }, (_, at) => ({
				known: people[at % people.length]?.mail ?? '',
				unknown: strangers[at % people.length] ?? '',
			}));
			return compare(pairs, (mail) =>
				send(
					'/verein-eintragen/code?/schicken',
					{ personName: 'Rosa', mail, sixteen: 'ja' },
					{ cookie },
					'198.51.14.3',
				),
			);
		});
	}, 180_000);

	it('S14 nor does a wrong password, with an account that has one, one that has none, or no account', async () => {
		const kept = await hash('nur ich kenne das hier', {
			...{ memoryCost: 19_456, timeCost: 2, parallelism: 1 },
		});
		for (const has of [true, false])
			await expectSame(has ? 'password' : 'no password', async () => {
				const people = await known(40);
				if (has)
					for (const { id } of people)
						await on.sql`insert into password (person_id, hash) values (${id}, ${kept})`;
				const pairs = people.map(({ mail }) => ({ known: mail, unknown: unknown() }));
				return compare(pairs, async (mail, at) => {
					// Fifty wrong ones of everybody are braked; that is another row.
					if (at % 10 === 0) await on.sql`delete from rate_count where key like 'sign-in-%'`;
					return guess(mail, '198.51.14.4');
				});
			});
	}, 180_000);

	it('S04 three hundred guesses at once hold nobody up', async () => {
		const began = performance.now();
		const flood = Promise.all(
			Array.from({ length: 300 }, (_, at) =>
				guess(`${at}.${randomUUID()}@nirgends.example`, `10.${at % 5}.0.9`),
			),
		);
		const page = await see('/vereine');
		expect(page.status).toBe(200);
		const statuses = (await flood).map(({ status }) => status);
		expect(performance.now() - began).toBeLessThan(30_000);
		const count = (status: number) => statuses.filter((one) => one === status).length;
		expect(count(400) + count(503) + count(429)).toBe(300);
		expect(count(503)).toBeGreaterThan(0);
	}, 180_000);

	it('S02 one password tried at a thousand accounts from two hundred networks: fifty, then one a second each', async () => {
		const [admin, name] = [await officer('administer'), randomUUID()];
		await on.sql`insert into person (id, name, mail)
			select gen_random_uuid(), 'Konto ' || n, n || ${`.${name}@verein.example`} from generate_series(0, 999) n`;
		await on.sql`delete from rate_count`;
		/** As our own script asks: the answer without the page around it. */
		const tryIt = async (mail: string, from: string): Promise<number> => {
			const { body } = await ask(
				on.product,
				'/anmelden/passwort',
				formFrom(
					on.product,
					{ mail, password: 'Sommer2026!' },
					{
						...{ accept: 'application/json', 'x-sveltekit-action': 'true' },
						'x-forwarded-for': from,
					},
				),
			);
			return (JSON.parse(body) as { status: number }).status;
		};
		const second = () => Math.floor(Date.now() / 1_000);
		const window = () => Math.floor(Date.now() / 600_000);
		const began = { second: second(), window: window() };
		/** Looked at after the brake, and in how many seconds of the clock. */
		const networks: { looked: number; seconds: number }[] = [];
		let looked = 0;
		for (let network = 0; network < 200; network++) {
			const from = second();
			const statuses = await Promise.all(
				Array.from({ length: 5 }, (_, at) =>
					tryIt(`${network * 5 + at}.${name}@verein.example`, `10.${network}.0.9`),
				),
			);
			expect(statuses.filter((status) => status !== 400 && status !== 429)).toEqual([]);
			const through = statuses.filter((status) => status === 400).length;
			looked += through;
			networks.push({ looked: through, seconds: second() - from + 1 });
		}
		// The first ten use up the fifty; of the others each gets one a second, whatever the others do.
		expect(networks.slice(0, 10).map((one) => one.looked)).toEqual(Array<number>(10).fill(5));
		const windows = window() - began.window + 1;
		if (windows === 1)
			for (const [at, one] of networks.slice(10).entries())
				expect(one.looked, `network ${at + 10}`).toBeLessThanOrEqual(one.seconds);
		const most = networks.slice(10).reduce((sum, { seconds }) => sum + seconds, 50 * windows);
		expect(looked).toBeLessThanOrEqual(most);
		// Nobody is shut out: whoever sits elsewhere gets in meanwhile, by code.
		const who = await on.addPerson();
		const asked = await send('/anmelden', { mail: who.mail }, undefined, '192.0.2.77');
		const id =
			new URL(String(asked.headers.location), 'http://x').searchParams.get('anfrage') ?? '';
		const code = (await mailTo(who.mail, /^ {4}(\d{6})$/m))[1] ?? '';
		const fields = { id, code };
		const inside = await send(`/anmelden/code?anfrage=${id}`, fields, undefined, '192.0.2.77');
		expect(inside.headers['set-cookie']).toBeDefined();
		// The alert: a line in the log, and one mail to those who administer.
		expect(on.product.output()).toContain('sign-in.brake');
		await mailTo(admin.mail, /nur ein Versuch in der Sekunde/);
		const [told] =
			await on.sql`select count(*)::int as many from fact where type = 'sign-in.braked' and thing_id = ${admin.id}`;
		expect(told?.many).toBe(1);
		const took = second() - began.second;
		console.info(`S02: 1000 guesses from 200 networks, ${looked} looked at, ${took} s`);
	}, 180_000);
});
