import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startCityOnPostgres, type OnPostgres, type SignedIn } from '../support/on-postgres';
import { runCommand } from '../support/run-command';
import { waitFor } from '../support/wait-for';
import { ask, formFrom } from './ask';
import { deskForms, formsIn, layOut, linksIn, mayDo, OFFICE_ROLES } from './desk-roles';
import { MATRIX } from './matrix';
import { builtRoutes } from './routes';

const missing = !inject('postgres');

describe.skipIf(missing)('the desk of the coordination on the built product', () => {
	let on: OnPostgres;
	beforeAll(async () => {
		on = await startCityOnPostgres(inject('city'), {
			...{ TRUSTED_PROXIES: '1', LIMIT_FORMS_PER_HOUR: '6' },
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
		fields: Record<string, string> | [string, string][],
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
	const mailsTo = async (mail: string) => {
		const { body } = await see(`/demo/post.json?an=${encodeURIComponent(mail)}`);
		return JSON.parse(body) as { subject: string; text: string }[];
	};

	/** Somebody of the coordination who has shown a second factor. */
	async function officer(role = 'review'): Promise<SignedIn> {
		const who = await on.addPerson();
		await on.sql`insert into office_role (id, person_id, team, role) values (${randomUUID()}, ${who.id}, 'stadt', ${role})`;
		await on.sql`update session set strong_at = now() where id = ${who.session}`;
		return who;
	}
	/** A club that waits on the desk, the older the higher its number of minutes. */
	async function waiting(more: Record<string, string> = {}, minutes = 0) {
		const club = await on.addClub({ state: 'waiting', ...more });
		const id = randomUUID();
		await on.sql`insert into review (id, kind, club_id, state, submitted_at)
			values (${id}, 'club', ${club.id}, 'open', now() - ${`${minutes} min`}::interval)`;
		return { id, club };
	}
	const decide = (id: string, who: SignedIn, decision = 'approve') =>
		send(
			`/stabsstelle/pruefen/${id}?/entscheiden`,
			{ id, seen: '1', decision, reasonKey: 'werbung', reason: '' },
			who,
		);
	const auditOf = async (actor: string) =>
		Number(
			(await on.sql`select count(*)::int as many from audit_entry where actor_id = ${actor}`)[0]
				?.many,
		);
	const stateOf = async (id: string) =>
		String((await on.sql`select state from review where id = ${id}`)[0]?.state);

	it('S52 one text of twenty clubs, a blocked domain, a name that only looks the same: held, each says why', async () => {
		const who = await officer();
		const about = `Wir sammeln Spenden für alle, die es brauchen, überall. ${randomUUID()}`;
		const copies: Awaited<ReturnType<typeof waiting>>[] = [];
		for (let at = 0; at < 20; at++) copies.push(await waiting({ about }));
		await on.addClub({ name: 'Ruderring Wakenitz', sort_name: 'ruderring wakenitz' });
		const lookalike = await waiting({
			name: 'Rudеrring Wakenitz',
			sort_name: 'ruderring wakenitz',
		});
		const linked = await waiting({ about: 'Jetzt klicken: https://bit.ly/gewinn' });
		for (const { club } of [...copies, lookalike, linked])
			expect((await see(`/vereine/${club.slug}`)).status).toBe(404);
		const [first, second] = [copies[0], copies[1]];
		for (const [id, said] of [
			[first?.id, second?.club.name],
			[lookalike.id, 'Sieht aus wie Ruderring Wakenitz'],
			[linked.id, 'bit.ly'],
		])
			expect((await see(`/stabsstelle/pruefen/${id}`, who)).body.includes(said ?? '–'), said).toBe(
				true,
			);
		// Looked at, all of them, they lie in one card.
		for (const { id } of copies) await see(`/stabsstelle/pruefen/${id}`, who);
		const list = (await see('/stabsstelle/pruefen', who)).body;
		expect(list).toContain('Weitere mit demselben Text: 19');
		expect(list.match(/Weitere mit demselben Text/g)).toHaveLength(1);
	});

	it('S53 the oldest first, fifty turned down at once with one reason and not one more, nothing by time', async () => {
		const who = await officer();
		await on.sql`delete from review`;
		const items: Awaited<ReturnType<typeof waiting>>[] = [];
		for (let at = 0; at < 52; at++) items.push(await waiting({}, 1_000_000 + at));
		const list = (await see('/stabsstelle/pruefen', who)).body;
		const order = [...list.matchAll(/href="\/stabsstelle\/pruefen\/([\w-]{36})"/g)].map(
			([, id]) => id,
		);
		expect([...new Set(order)]).toEqual(items.map(({ id }) => id).reverse());
		const bulk = (count: number, more: Record<string, string>) =>
			send(
				'/stabsstelle/pruefen?/alle',
				[
					...items.slice(0, count).map(({ id }): [string, string] => ['pick', `${id}.1.club`]),
					...Object.entries({ decision: 'reject', ...more }),
				],
				who,
			);
		const tooMany = await bulk(51, { reasonKey: 'werbung' });
		expect([tooMany.status, tooMany.body.includes('Wähle höchstens 50 Einträge.')]).toEqual([
			400,
			true,
		]);
		// However many: said in the same words, and each box is still ticked.
		const hundreds = await send(
			'/stabsstelle/pruefen?/alle',
			Array.from({ length: 200 }, (_, at): [string, string] => [
				'pick',
				`${items[at]?.id ?? randomUUID()}.1.club`,
			]),
			who,
		);
		expect([hundreds.status, hundreds.body.includes('Wähle höchstens 50 Einträge.')]).toEqual([
			400,
			true,
		]);
		expect(hundreds.body.match(/name="pick"[^>]*checked/g)).toHaveLength(52);
		expect((await bulk(50, {})).status).toBe(400);
		const done = await bulk(50, { reasonKey: 'werbung' });
		expect(done.headers.location).toContain('abgelehnt=50&liegt=0');
		const [row] =
			await on.sql`select count(*)::int as many from review where state = 'rejected' and reason_key = 'werbung'`;
		expect(row?.many).toBe(50);
		// They have waited for two years, and wait.
		for (const { id } of items.slice(50)) expect(await stateOf(id)).toBe('open');
	}, 60_000);

	it('each role of the desk sees only what it may press, and is refused kindly what it may not', async () => {
		await on.sql`delete from review`;
		const forms = deskForms();
		// In this order: whoever may do more comes later, and only the last of them changes anything.
		for (const role of OFFICE_ROLES) {
			const objects = await layOut(on);
			const who = await officer(role);
			await on.sql`update session set proved_at = now() where id = ${who.session}`;
			const [seen, ways] = [new Set<string>(), new Map<string, string>()];
			for (const [route, row] of Object.entries(MATRIX)) {
				if (!route.startsWith('/stabsstelle')) continue;
				const { status, body } = await see(objects.pathOf(route), who);
				expect([role, route, status]).toEqual([role, route, mayDo(role, row.see) ? 200 : 403]);
				if (status !== 200) continue;
				for (const form of formsIn(body)) seen.add(`${route} ${form}`);
				for (const [shape, way] of linksIn(body)) ways.set(shape, way);
			}
			const may = forms
				.filter((one) => mayDo(role, one.who))
				.map(({ id, form }) => `${id} ${form}`);
			expect([...seen].filter((one) => !may.includes(one))).toEqual([]);
			// These are there only after something was done, or are sent by the page itself.
			const rare = [' nochmal', 'dubletten zurueck', 'team kontakte', ' da', '[id] zurueck'];
			const rarely = (one: string) => [...rare, 'freigeben'].some((end) => one.endsWith(end));
			expect(may.filter((one) => !seen.has(one) && !rarely(one))).toEqual([]);
			for (const way of ways.values())
				expect([way, (await see(way, who)).status]).not.toEqual([way, 403]);

			const before = await auditOf(who.id);
			for (const { id, form, who: least } of forms) {
				if (mayDo(role, least)) continue;
				const path = objects.pathOf(id);
				const action =
					form === 'default' ? path : `${path}${path.includes('?') ? '&' : '?'}/${form}`;
				const { status, body } = await send(action, objects.fieldsOf(id, form), who);
				expect([role, id, form, status]).toEqual([role, id, form, 403]);
				expect(body).toMatch(/<h1/);
			}
			expect(await auditOf(who.id)).toBe(before);
		}
	}, 120_000);

	it('S54 a hundred times two at once: one decision, one mail, the other is told who was first', async () => {
		const [a, b] = [await officer(), await officer()];
		const owner = await on.addPerson();
		const items: Awaited<ReturnType<typeof waiting>>[] = [];
		for (let at = 0; at < 100; at++) {
			const item = await waiting();
			await on.sql`insert into membership (id, person_id, club_id, role)
				values (${randomUUID()}, ${owner.id}, ${item.club.id}, 'owner')`;
			items.push(item);
		}
		for (let at = 0; at < items.length; at += 5)
			await Promise.all(
				items.slice(at, at + 5).map(async ({ id }) => {
					const both = await Promise.all([decide(id, a), decide(id, b, 'reject')]);
					expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
					const lost = both.find(({ status }) => status === 409);
					const first = both[0].status === 303 ? a : b;
					expect(lost?.body).toContain('Deine Entscheidung wurde nicht gespeichert.');
					expect(lost?.body).toContain(`Entschieden von ${first.name}`);
				}),
			);
		const [deeds] =
			await on.sql`select count(*)::int as many, count(distinct thing_id)::int as things
			from audit_entry where action in ('review.approve', 'review.reject')
			and actor_id in ${on.sql([a.id, b.id])}`;
		expect(deeds).toMatchObject({ many: 100, things: 100 });
		await waitFor(
			async () => (await mailsTo(owner.mail)).length >= 100,
			60_000,
			'a mail for each decision',
		);
		expect(await mailsTo(owner.mail)).toHaveLength(100);
	}, 180_000);

	it.each(['approved', 'withdrawn', 'gone'])(
		'whoever was late is told so, and what they wrote is still there: %s',
		async (state) => {
			const who = await officer('curate');
			const { id } = await waiting();
			if (state === 'gone') await on.sql`delete from review where id = ${id}`;
			else
				await on.sql`update review set state = ${state}, decided_at = now(), decider_id = ${who.id} where id = ${id}`;
			const path = `/stabsstelle/pruefen/${id}`;
			const words = `Ein langer Satz ${id.slice(0, 8)}`;
			const late: [string, Record<string, string>][] = [
				[
					`${path}?/entscheiden`,
					{ id, seen: '1', decision: 'ask', reasonKey: 'werbung', reason: words },
				],
				[`${path}?/notiz`, { id: randomUUID(), text: words }],
				[`${path}/bearbeiten`, { seen: '1', name: 'Name', sentence: words }],
				...['spaeter', 'nehmen', 'zurueck'].map((form): [string, Record<string, string>] => [
					`${path}?/${form}`,
					{ id },
				]),
			];
			for (const [to, fields] of late) {
				// This one is what can still be done about it.
				if (to.endsWith('zurueck') && state === 'approved') continue;
				const { status, body } = await send(to, fields, who);
				expect([to, status]).toEqual([to, state === 'gone' ? 404 : 409]);
				expect(body).toMatch(/<h1/);
				if (state !== 'gone' && Object.values(fields).includes(words))
					expect(body.includes(`${words}</blockquote>`), to).toBe(true);
			}
		},
	);

	it('S55 every decision is written down with it; the product cannot change that, and who does is found', async () => {
		const who = await officer();
		const { id, club } = await waiting();
		await decide(id, who, 'reject');
		const [entry] =
			await on.sql`select * from audit_entry where thing_id = ${club.id} and action = 'review.reject'`;
		expect(entry).toMatchObject({
			...{ actor_id: who.id, changed: ['state'] },
			detail: { from: 'open', to: 'rejected', reason: 'werbung' },
		});
		const app = postgres(on.database.appUrl, { max: 1, onnotice: () => undefined });
		for (const statement of [
			`update audit_entry set action = 'review.approve'`,
			'delete from audit_entry',
			'truncate audit_entry',
			'delete from audit_seal',
		])
			await expect(app.unsafe(statement), statement).rejects.toThrow(/permission denied|append/i);
		await app.end();
		const verify = () =>
			runCommand(['audit:verify'], {
				...{ DEMO: '1', SEARCH: 'postgres', DATABASE_URL: on.database.appUrl },
				DATABASE_OWNER_URL: on.database.ownerUrl,
			});
		await waitFor(
			async () =>
				(await on.sql`select 1 from audit_seal where entry_id = ${String(entry?.id)}`).length === 1,
			90_000,
			'the entry to be sealed',
		);
		expect((await verify()).code).toBe(0);
		await on.sql`alter table audit_entry disable trigger all`;
		await on.sql`update audit_entry set detail = '{}' where id = ${String(entry?.id)}`;
		expect((await verify()).code).not.toBe(0);
	}, 180_000);

	it('S56 fifty private contacts a day, counted; then a second person is needed; there is no list to take away', async () => {
		const [who, admin] = [await officer(), await officer('administer')];
		const club = await on.addClub({ contact_mail: 'geheim@verein.example' });
		const open = () => send(`/stabsstelle/kontakt/verein/${club.id}`, { why: 'rueckfrage' }, who);
		for (let at = 1; at <= 50; at++) {
			const { status, body } = await open();
			expect([status, body.includes('geheim@verein.example')], `the ${at}th`).toEqual([200, true]);
		}
		// No kind of contact, however it is called.
		for (const kind of ['__proto__', 'constructor', 'person'])
			expect((await see(`/stabsstelle/kontakt/${kind}/${club.id}`, who)).status, kind).toBe(404);
		const refused = await open();
		expect([refused.status, refused.body.includes('geheim@')]).toEqual([429, false]);
		await waitFor(
			async () => (await mailsTo(admin.mail)).some(({ text }) => text.includes(who.name)),
			30_000,
			'the administrator to hear of it',
		);
		const allow = (by: SignedIn) => send('/stabsstelle/team?/kontakte', { id: who.id }, by);
		// Nobody lets themselves on, and no colleague who only reviews.
		expect((await allow(who)).status).toBe(403);
		expect((await open()).status).toBe(429);
		expect((await allow(admin)).status).toBe(303);
		expect((await open()).status).toBe(200);
		const [counted] = await on.sql`select count(*)::int as many from audit_entry
			where actor_id = ${who.id} and action = 'contact.opened'`;
		expect(counted?.many).toBe(53);
		// Whoever builds an export of persons: a second person from 200 on, and that test here instead.
		const exports = builtRoutes().filter(
			({ id }) => id.startsWith('/stabsstelle') && /export|csv|daten|download/.test(id),
		);
		expect(exports).toEqual([]);
	}, 120_000);

	it('sees the area of a club with the eyes of its team, changes nothing, and it stands in the log', async () => {
		const who = await officer();
		const club = await on.addClub({ contact_mail: 'geheim@verein.example' });
		const owner = await on.addPerson({ clubId: club.id });
		const need = randomUUID();
		await on.sql`insert into need (id, slug, club_id, title, kind, effort, state, published_at, expires_at)
			values (${need}, ${need}, ${club.id}, 'Hände am Deich', 'einmalig', 'flexibel', 'open', now(), now() + interval '9 days')`;
		const enquiry = randomUUID();
		await on.sql`insert into enquiry (id, club_id, need_id, created_at, waiting_since) values (${enquiry}, ${club.id}, ${need}, now(), now())`;
		await on.sql`insert into enquiry_contact (enquiry_id, name, mail, phone, message, erase_at)
			values (${enquiry}, 'Samira Leise', 'samira@leserin.example', '', 'Nur für euch.', now() + interval '9 days')`;
		await on.sql`insert into invitation (id, club_id, mail, role, state, inviter_id, expires_at)
			values (${randomUUID()}, ${club.id}, 'neu@verein.example', 'writer', 'open', ${owner.id}, now() + interval '9 days')`;
		const mark = `ansicht=${club.id}`;
		const pages = [
			...['', '/anfragen', '/eintraege', `/eintraege/${need}`, '/neu', '/neu/hilfe', '/neu/termin'],
			...['/neu/neuigkeit', '/profil', '/profil/kontakt', '/profil/ort', '/team', '/wirkung'],
		];
		for (const page of pages)
			for (const path of [`/mein-verein${page}`, `/en/mein-verein${page}`]) {
				const { status, body } = await see(`${path}?${mark}`, who);
				expect([path, status]).toEqual([path, 200]);
				expect(body, path).toContain(club.name);
				expect(body, path).toContain('<fieldset disabled');
				expect(body, path).not.toMatch(
					/<script|geheim@|Samira|samira@|Nur für euch|neu@verein|einladung\//,
				);
				expect(body.includes(owner.mail), path).toBe(false);
				// Every way and every form of the area keeps the mark.
				for (const [way] of body.matchAll(/(?:href="(?:\/en)?\/mein-verein|action="\?)[^"]*/g))
					expect(way, path).toContain(mark);
			}
		const before = await on.sql`select * from need where club_id = ${club.id}`;
		for (const path of [
			`/mein-verein/eintraege?${mark}&/tun`,
			`/mein-verein/profil/kontakt?${mark}`,
			`/mein-verein/team?${mark}&/einladen`,
			`/mein-verein/eintraege/${need}?${mark}&/veroeffentlichen`,
		]) {
			const fields = { id: need, kind: 'need', tun: 'pause', mail: 'x@y.example', role: 'owner' };
			expect((await send(path, fields, who)).status, path).toBe(403);
			// Without the mark it is their own area, and there this club is none.
			const own = path.replace(`${mark}&`, `verein=${club.slug}&`).replace(mark, '');
			expect((await send(own, fields, who)).status, own).toBeGreaterThanOrEqual(400);
		}
		expect(await on.sql`select * from need where club_id = ${club.id}`).toEqual(before);
		for (const path of [
			'/mein-verein/konto',
			'/mein-verein/abmelden',
			'/mein-verein/abmelden/daten',
			`/mein-verein/anfragen/${enquiry}`,
		])
			expect((await see(`${path}?${mark}`, who)).status, path).toBe(403);
		const [reader, stranger] = [await officer('read'), await on.addPerson({ clubId: club.id })];
		for (const other of [reader, stranger])
			expect((await see(`/mein-verein?${mark}`, other)).status).toBe(403);
		const [noted] =
			await on.sql`select count(*)::int as many, count(distinct detail->>'page')::int as pages
			from audit_entry where actor_id = ${who.id} and thing_id = ${club.id} and action = 'club.viewed-as'`;
		expect(noted).toMatchObject({ many: pages.length * 2, pages: 10 });
	}, 120_000);

	const inNineDays = () => {
		const day = new Date(Date.now() + 9 * 86_400_000);
		return `${day.getDate()}.${day.getMonth() + 1}.${day.getFullYear()}`;
	};
	const entries = {
		neuigkeit: {
			table: 'news',
			fields: { type: 'meldung' },
			path: (club: string, slug: string) => `/vereine/${club}/neuigkeiten/${slug}`,
		},
		hilfe: {
			table: 'need',
			fields: {
				...{ kind: 'regelmaessig', effort: 'flexibel', mode: 'vor-ort', where: 'adresse' },
				...{ street: 'Obertrave 3', postcode: '23552', town: 'Lübeck', days: 'sa' },
				...{ topics: 'umwelt-klima', german: 'etwas', minAge: '16', helpers: '4' },
			},
			path: (_club: string, slug: string) => `/mitmachen/${slug}`,
		},
		termin: {
			table: 'event',
			fields: {
				...{ type: 'treff', date: inNineDays(), time: '18:00', endTime: '20:00' },
				...{ where: 'verein', repeat: 'woche', price: 'Eintritt frei' },
			},
			path: (_club: string, slug: string) => `/termine/${slug}`,
		},
	} as const;
	/** What stands in the parts of a page, in their order. */
	const partsOf = (html: string) =>
		[...html.matchAll(/<(h[1-6]|p|dt|dd)\b[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , inner = '']) =>
			inner
				.replace(/<!--[\s\S]*?-->|<[^>]*>/g, '')
				.replace(/\s+/g, ' ')
				.trim(),
		);
	const previewIn = (body: string) =>
		/<div class="public[^>]*>([\s\S]*?)<aside/.exec(body)?.[1] ?? '';
	const mainIn = (body: string) => /<main [\s\S]*<\/main>/.exec(body)?.[0] ?? '';

	it.each(Object.entries(entries))(
		'shows what a club wrote as its public page will, word for word, and marks what is new of it: %s',
		async (art, { table, fields, path }) => {
			const who = await officer();
			const club = await on.addClub({ state: 'approved' });
			const owner = await on.addPerson({ clubId: club.id });
			const id = randomUUID();
			const said = {
				id,
				title: 'Laub fegen am Wasser',
				text: 'Wir fegen.\n\nDanach Tee.',
				...fields,
			};
			const write = (to: string, more: Record<string, string>) =>
				send(`/mein-verein/${to}?/veroeffentlichen`, { ...said, ...more }, owner, '10.77.0.1');
			const onDesk = async () => {
				const [row] = await on.sql`select id from review where thing_id = ${id} and state = 'open'`;
				const item = String(row?.id);
				return { item, preview: previewIn((await see(`/stabsstelle/pruefen/${item}`, who)).body) };
			};
			const publicPage = async () => {
				const [row] = await on.sql`select slug from ${on.sql(table)} where id = ${id}`;
				return mainIn((await see(path(club.slug, String(row?.slug)))).body);
			};
			/** Beside them the public page has what only a public page can have. */
			const same = (preview: string, page: string) => {
				const [seen, shown] = [partsOf(preview), partsOf(page)];
				expect(seen.length).toBeGreaterThan(3);
				let at = 0;
				for (const part of seen) {
					const found = shown.indexOf(part, at);
					expect(found, `${part} is on the page after ${shown[at - 1]}`).toBeGreaterThanOrEqual(at);
					at = found + 1;
				}
			};

			expect((await write(`neu/${art}`, { seen: '' })).status).toBe(303);
			const first = await onDesk();
			expect(first.preview).toContain('Laub fegen am Wasser');
			expect(first.preview).not.toContain('<ins');
			expect((await decide(first.item, who)).status).toBe(303);
			same(first.preview, await publicPage());

			const form = (await see(`/mein-verein/eintraege/${id}`, owner)).body;
			const seen = /name="seen" value="([^"]*)"/.exec(form)?.[1] ?? '';
			const change = {
				title: 'Laub rechen am Wasser',
				text: 'Wir fegen.\n\nBringt Handschuhe mit.\n\nDanach Tee.',
			};
			expect((await write(`eintraege/${id}`, { ...change, seen })).status).toBe(303);
			const second = await onDesk();
			const marked = [...second.preview.matchAll(/<ins[^>]*>([^<]*)<\/ins>/g)].map(
				([, words]) => words,
			);
			expect(marked).toEqual(['rechen', 'Bringt Handschuhe mit.']);
			expect(await publicPage()).toContain('Laub fegen am Wasser');
			expect((await decide(second.item, who)).status).toBe(303);
			same(second.preview, await publicPage());
		},
		60_000,
	);

	it('S57 thirty reports unpublish nothing and are one card each; one reader sends five a day', async () => {
		const who = await officer();
		const club = await on.addClub();
		const report = (from: string) =>
			send(
				`/melden/verein/${club.slug}`,
				{
					...{ id: randomUUID(), reasonKey: 'gefaehrlich', message: 'Die sind böse.' },
					...{ name: '', mail: '', betreff: '' },
				},
				undefined,
				from,
			);
		const statuses: number[] = [];
		for (let at = 0; at < 6; at++) statuses.push((await report('198.51.100.57')).status);
		expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
		for (let at = 5; at < 30; at++) expect((await report(`10.57.${at}.1`)).status).toBe(303);
		const [row] = await on.sql`select state from club where id = ${club.id}`;
		expect(row?.state).toBe('verified');
		expect((await see(`/vereine/${club.slug}`)).status).toBe(200);
		expect((await see('/stabsstelle/meldungen', who)).body).toContain(club.name);
	}, 60_000);
});
