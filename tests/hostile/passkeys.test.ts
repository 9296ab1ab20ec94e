import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startCityOnPostgres, type OnPostgres, type SignedIn } from '../support/on-postgres';
import { softwarePasskey, type SoftwarePasskey } from '../support/software-passkey';
import { ask, formFrom } from './ask';

const missing = !inject('postgres');
const SIGN_IN = '/anmelden/passkey';
const OWN = '/mein-verein/konto/passkeys';

describe.skipIf(missing)('S16 passkeys of every kind of liar, on the built product', () => {
	let on: OnPostgres;
	/** Passkeys are bound to a name, so it is asked by one. */
	let host = '';
	beforeAll(async () => {
		on = await startCityOnPostgres(inject('city'), {
			...{ LIMIT_SIGN_IN_PER_MINUTE: '100000', LIMIT_FORMS_PER_HOUR: '100000' },
			...{ LIMIT_READ_BURST: '100000', LIMIT_READ_PER_SECOND: '10000' },
		});
		host = `localhost:${on.product.port}`;
	}, 240_000);
	afterAll(() => on?.stop());

	const origin = () => `http://${host}`;
	const honest = () => ({ origin: origin(), rpId: 'localhost', counter: 6 });
	const see = (path: string, who?: SignedIn) =>
		ask(on.product, path, {
			headers: { host, accept: 'text/html', ...(who ? { cookie: who.cookie } : {}) },
		});
	const send = (path: string, fields: Record<string, string>, who?: SignedIn) =>
		ask(
			on.product,
			path,
			formFrom(on.product, fields, {
				...{ host, origin: origin() },
				...(who ? { cookie: who.cookie } : {}),
			}),
		);
	/** What the page asks the device. */
	const question = async (path: string, who?: SignedIn) => {
		const { body } = await see(path, who);
		const id = /name="id" value="([^"]+)"/.exec(body)?.[1] ?? '';
		const challenge = /challenge:\s*"([^"]+)"/.exec(body)?.[1] ?? '';
		expect([id, challenge], body.slice(0, 400)).not.toContain('');
		return { id, challenge };
	};
	const withPasskey = async (counter = 5) => {
		const [who, key] = [await on.addPerson(), softwarePasskey()];
		await on.sql`insert into passkey (id, person_id, name, credential_id, public_key, counter)
			values (${randomUUID()}, ${who.id}, 'Handy', ${key.id}, ${key.publicKey}, ${counter})`;
		return { who, key };
	};
	const entered = async (fields: Record<string, string>) => {
		const answer = await send(SIGN_IN, fields);
		return { status: answer.status, in: answer.headers['set-cookie'] !== undefined };
	};
	const refused = { status: 400, in: false };

	it('lets an honest one in, once for each question', async () => {
		const { key } = await withPasskey();
		const { id, challenge } = await question(SIGN_IN);
		const fields = { id, answer: key.signed({ ...honest(), challenge }) };
		expect(await entered(fields)).toEqual({ status: 303, in: true });
		expect(await entered(fields), 'the same answer again').toEqual(refused);
		// The same question, signed anew with a higher count.
		const again = key.signed({ ...honest(), challenge, counter: 9 });
		expect(await entered({ id, answer: again })).toEqual(refused);
	});

	type Lie = Parameters<SoftwarePasskey['signed']>[0];
	const lies: Record<string, (asked: Lie) => Lie> = {
		'at another origin': (asked) => ({ ...asked, origin: 'https://evil.example' }),
		'at another port': (asked) => ({ ...asked, origin: 'http://localhost:1' }),
		'for another name': (asked) => ({ ...asked, rpId: 'evil.example' }),
		'for a parent name': (asked) => ({ ...asked, rpId: 'host' }),
		'to another question': (asked) => ({ ...asked, challenge: asked.challenge.slice(1) + 'A' }),
		'to no question': (asked) => ({ ...asked, challenge: '' }),
		'with another key': (asked) => ({ ...asked, by: softwarePasskey() }),
		'without a finger': (asked) => ({ ...asked, flags: 0x01 }),
		'without anybody there': (asked) => ({ ...asked, flags: 0x00 }),
		'as the making of one': (asked) => ({ ...asked, type: 'webauthn.create' }),
		'with the count of before': (asked) => ({ ...asked, counter: 5 }),
		'with a count that went back': (asked) => ({ ...asked, counter: 4 }),
		'with a device that stopped counting': (asked) => ({ ...asked, counter: 0 }),
	};
	it.each(Object.entries(lies))('refuses what was signed %s', async (_what, bend) => {
		const { who, key } = await withPasskey();
		const { id, challenge } = await question(SIGN_IN);
		const answer = key.signed(bend({ ...honest(), challenge }));
		expect(await entered({ id, answer })).toEqual(refused);
		const [row] =
			await on.sql`select counter::int, used_at from passkey where person_id = ${who.id}`;
		expect(row).toEqual({ counter: 5, used_at: null });
	});

	it('refuses a passkey of nobody, of somebody else, of an old question, and what is none', async () => {
		const { key } = await withPasskey();
		const { id, challenge } = await question(SIGN_IN);
		const asked = { ...honest(), challenge };
		expect(await entered({ id, answer: softwarePasskey().signed(asked) })).toEqual(refused);
		// Somebody's name with the signature of somebody else.
		const other = await withPasskey();
		const mixed = { ...JSON.parse(other.key.signed(asked)), id: key.id, rawId: key.id } as object;
		expect(await entered({ id, answer: JSON.stringify(mixed) })).toEqual(refused);
		// A question that was asked eleven minutes ago: its number begins with its moment.
		const moment = (Date.now() - 11 * 60_000).toString(16).padStart(12, '0');
		const late = `${moment.slice(0, 8)}-${moment.slice(8)}${id.slice(13)}`;
		expect(await entered({ id: late, answer: key.signed(asked) })).toEqual(refused);
		for (const answer of ['{}', '[]', 'null', '"x"', '{"id":1}', '{"id":{"$ne":1}}', '{'])
			expect(await entered({ id, answer }), answer).toEqual(refused);
		expect(await entered({ id, answer: key.signed(asked) })).toEqual({ status: 303, in: true });
	});

	it('as the second thing counts only the own one, and only for this step', async () => {
		const { who, key } = await withPasskey();
		const other = await withPasskey();
		await on.sql`insert into office_role (id, person_id, team, role)
			values (${randomUUID()}, ${who.id}, 'stadt', 'read')`;
		const path = '/anmelden/zweiter-faktor';
		const strong = async () => (await see('/stabsstelle', who)).status === 200;
		const tell = async (id: string, answer: string) =>
			(await send(`${path}?/passkey`, { id, answer }, who)).status;
		const asked = await question(path, who);
		const said = { ...honest(), challenge: asked.challenge };
		expect(await tell(asked.id, other.key.signed(said))).toBe(400);
		const door = await question(SIGN_IN);
		expect(await tell(door.id, key.signed({ ...honest(), challenge: door.challenge }))).toBe(400);
		expect(await strong()).toBe(false);
		const right = await question(path, who);
		const answer = key.signed({ ...honest(), challenge: right.challenge });
		expect(await tell(right.id, answer)).toBe(303);
	});

	it.each([
		['at another origin', { origin: 'https://evil.example' }],
		['for another name', { rpId: 'evil.example' }],
		['without a finger', { flags: 0x01 }],
		['as a signature', { type: 'webauthn.get' }],
	])('keeps none that was made %s', async (_what, lie) => {
		const who = await on.addPerson();
		const kept = async () =>
			(await on.sql`select 1 from passkey where person_id = ${who.id}`).length;
		const { id, challenge } = await question(OWN, who);
		const make = (more: object) =>
			softwarePasskey().made({ origin: origin(), rpId: 'localhost', challenge, ...more });
		const put = (answer: string) =>
			send(`${OWN}?/anlegen`, { id, answer, name: 'Neues Handy' }, who);
		expect((await put(make(lie))).status).toBe(400);
		expect(await kept()).toBe(0);
		// The honest one is taken, and its question answered with it.
		expect((await put(make({}))).status).toBe(303);
		expect((await put(make({}))).status).toBe(400);
		expect(await kept()).toBe(1);
	});

	it('answers no question that was asked of somebody else', async () => {
		const [one, other] = [await on.addPerson(), await on.addPerson()];
		const { id, challenge } = await question(OWN, one);
		const answer = softwarePasskey().made({ origin: origin(), rpId: 'localhost', challenge });
		const sent = await send(`${OWN}?/anlegen`, { id, answer, name: 'Fremd' }, other);
		expect(sent.status).toBe(400);
		expect(await on.sql`select 1 from passkey where person_id = ${other.id}`).toHaveLength(0);
	});
});
