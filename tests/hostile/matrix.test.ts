import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningProduct } from '../support/product';
import { ask, formFrom } from './ask';
import { builtForms } from './built-forms';
import { startHere } from './in-city';
import { MATRIX, type Who } from './matrix';

const built = builtForms().filter(({ id }) => /^\/(mein-verein|stabsstelle)(\/|$)/.test(id));
const rows = built.flatMap(({ id }) => {
	const row = MATRIX[id];
	return row ? [{ id, row }] : [];
});

/** Persons of the demo: who they are here. `nobody` is not signed in. */
const ROLES = {
	nobody: [],
	inhaberin: ['person', 'member', 'owner'],
	schreiber: ['person', 'member'],
	'neuer-verein': ['person', 'member', 'owner'],
	agentur: ['person', 'office', 'review'],
	koordination: ['person', 'office', 'review', 'curate'],
	verwaltung: ['person', 'office', 'review', 'curate', 'administer'],
} as const satisfies Record<string, readonly Who[]>;
type Role = keyof typeof ROLES;
const roles = Object.keys(ROLES) as Role[];
const belongs = (role: Role, who: Who) => (ROLES[role] as readonly Who[]).includes(who);

let product: RunningProduct;
const cookies = new Map<Role, string>();
beforeAll(async () => {
	product = await startHere({
		SEARCH: 'postgres',
		LIMIT_READ_BURST: '100000',
		LIMIT_READ_PER_SECOND: '10000',
		LIMIT_SIGN_IN_PER_MINUTE: '100000',
	});
	for (const person of roles.slice(1)) {
		const { headers } = await ask(product, '/demo/anmelden', formFrom(product, { person }));
		cookies.set(person, String(headers['set-cookie']).split(';')[0] ?? '');
	}
}, 120_000);
afterAll(() => product?.stop());

const as = (role: Role): Record<string, string> => {
	const cookie = cookies.get(role);
	return cookie ? { cookie } : {};
};
const see = (role: Role, path: string) => ask(product, path, { headers: as(role) });
const send = (role: Role, path: string, form: string) =>
	ask(
		product,
		form === 'default' ? path : `${path}${path.includes('?') ? '&' : '?'}/${form}`,
		formFrom(product, anything(), as(role)),
	);
/** As our own script would ask for it, with a picture where one is taken. */
const bring = (role: Role, method: string, path: string) =>
	ask(product, path, {
		method,
		headers: {
			...as(role),
			origin: product.origin,
			...(method === 'GET' ? {} : { 'content-type': 'image/png' }),
		},
		...(method === 'GET' ? {} : { body: PICTURE }),
	});
const PICTURE = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64',
);
/** What forms ask for, readable and about nothing: what is wrong with it must not hide who asks. */
const anything = () => ({
	id: randomUUID(),
	clubId: randomUUID(),
	memberId: randomUUID(),
	kind: 'club',
	mail: `${randomUUID()}@verein.example`,
	role: 'writer',
	note: 'x',
	text: 'x',
});
const addressOf = (id: string, object: string) => id.replace(/\[[^\]]+\]/g, object);
const REFUSED = [401, 403, 404];

describe('S17 the matrix of routes, forms and roles', () => {
	it('has a row for everything that is built', () => {
		const missing = built.flatMap(({ id, forms, methods }) => {
			const row = MATRIX[id];
			if (!row) return [`'${id}': { see: …, forms: { ${forms.join(': …, ')} } }`];
			return [
				...forms.filter((form) => !row.forms?.[form]).map((form) => `'${id}': forms.${form}`),
				...methods.filter((one) => !row.methods?.[one]).map((one) => `'${id}': methods.${one}`),
			];
		});
		expect(missing, 'Say in tests/hostile/matrix.ts who may:').toEqual([]);
		expect(built.length).toBeGreaterThan(15);
	});

	describe.each(rows)('$id', ({ id, row }) => {
		// An object that is not there any more, or never was, is the same for everybody.
		const path = addressOf(id, randomUUID());

		it('is seen by those who may, and by nobody else', async () => {
			// Where only something can be brought, there is nothing to see for anybody.
			const refused = row.methods && !row.methods.GET ? [...REFUSED, 405] : REFUSED;
			for (const role of roles) {
				const { status } = await see(role, path);
				if (role === 'nobody') expect(status, role).toBe(303);
				else if (!belongs(role, row.see)) expect(refused, `${role}: ${status}`).toContain(status);
				else expect([200, 303, 404, 400, 405], `${role}: ${status}`).toContain(status);
			}
		});

		it.each(Object.entries(row.forms ?? {}))('the form %s is for %s', async (form, who) => {
			for (const role of roles) {
				// What it does for those who may is for the tests of its page.
				if (belongs(role, who)) continue;
				const { status } = await send(role, path, form);
				// Of the same club, but without the right: the form itself may be turned down first.
				const [team, desk] = [role === 'schreiber' && who === 'owner', belongs(role, 'office')];
				const own = team || (desk && !belongs('inhaberin', who)) ? [400, 409] : [];
				expect([...REFUSED, ...own], `${role}: ${status}`).toContain(status);
			}
		});

		if (id.includes('['))
			it('takes an address that is none for a page that is not there', async () => {
				for (const name of ['x', '..%2f'])
					for (const role of ['inhaberin', 'verwaltung'] as const) {
						const nowhere = addressOf(id, name);
						expect((await see(role, nowhere)).status, nowhere).toBeLessThan(500);
						for (const form of Object.keys(row.forms ?? {})) {
							const { status } = await send(role, nowhere, form);
							expect(status, `${role} ${nowhere} ${form}`).toBeLessThan(500);
						}
					}
			});

		it.each(Object.entries(row.methods ?? {}))('%s is for %s', async (method, who) => {
			for (const role of roles) {
				if (belongs(role, who)) continue;
				const { status, body } = await bring(role, method, path);
				// Where only something can be brought, whoever may not is refused before it is looked at.
				const away = method === 'GET' && role === 'nobody' ? [303] : [];
				expect([...REFUSED, ...away], `${role}: ${status}`).toContain(status);
				expect(body).not.toContain('"id"');
			}
		});
	});

	it('S19 of a foreign club there is nothing, whatever stands in the address', async () => {
		const own = await see('inhaberin', '/mein-verein/team');
		const slug = /verein=([\w-]+)/.exec(own.body)?.[1] ?? '';
		const name = /class="lead[^"]*">([^<]+)</.exec(own.body)?.[1] ?? '';
		expect([slug, name].every((one) => one.length > 3)).toBe(true);
		for (const { id, row } of rows) {
			if (!id.startsWith('/mein-verein') || row.see === 'person' || id.includes('[')) continue;
			const path = `${id}?verein=${slug}`;
			const read = await see('neuer-verein', path);
			if (read.status === 200) expect(read.body, path).not.toContain(name);
			else expect([404, 400, 405], path).toContain(read.status);
			for (const form of Object.keys(row.forms ?? {})) {
				const sent = await send('neuer-verein', path, form);
				expect([404, 400], `${path} ${form}: ${sent.status}`).toContain(sent.status);
			}
			for (const method of Object.keys(row.methods ?? {})) {
				const brought = await bring('neuer-verein', method, path);
				expect([404, 400], `${path} ${method}: ${brought.status}`).toContain(brought.status);
			}
		}
	});

	it('S17 a foreign enquiry is as good as none', async () => {
		const list = await see('inhaberin', '/mein-verein/anfragen');
		const foreign = /\/mein-verein\/anfragen\/([0-9a-f-]{36})/.exec(list.body)?.[1];
		expect(foreign, 'an enquiry of the first club').toBeTruthy();
		const path = `/mein-verein/anfragen/${foreign}`;
		expect((await see('inhaberin', path)).status).toBe(200);
		for (const role of ['neuer-verein', 'koordination', 'verwaltung'] as const) {
			expect((await see(role, path)).status, role).toBe(404);
			for (const form of Object.keys(MATRIX['/mein-verein/anfragen/[id]']?.forms ?? {}))
				expect((await send(role, path, form)).status, `${role} ${form}`).toBe(404);
		}
	});
});
