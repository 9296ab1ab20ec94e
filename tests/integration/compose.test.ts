import { rows } from '$lib/server/platform/database';
import { openLog } from '$lib/server/platform/log';
import { readSettings, variables } from '$lib/server/platform/settings';
import { openStore } from '$lib/server/platform/store';
import { HEAP } from '../../src/start/heap.mjs';
import { DEVICE_STORAGE } from '$lib/domain/privacy/device-storage';
import { TURNS } from '$lib/server/jobs';
import { commands } from '$lib/server/operations';
import { sql } from 'drizzle-orm';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/folder';
import { startPostgres } from '../support/postgres';
import { postgresBinaries } from '../support/postgres-binaries.mjs';

// The files for containers, as far as they can be held without starting any: that they fit each other, the
// settings and what `docs/operations.md` tells an operator to write.

const read = (name: string) => readFileSync(name, 'utf8');
const all = (text: string, pattern: RegExp) =>
	[...text.matchAll(pattern)].map((found) => found[1] ?? '');
const compose = read('compose.yaml');
const dockerfile = read('Dockerfile');
const caddyfile = read('docs/compose/Caddyfile');
/** The lines below a line, as far as they are indented deeper. */
const below = (head: RegExp) => {
	const lines = compose.split('\n');
	const at = lines.findIndex((line) => head.test(line));
	const depth = (line: string) => line.search(/\S/);
	const rest = lines.slice(at + 1).filter((line) => line.trim() !== '');
	const end = rest.findIndex((line) => depth(line) <= depth(lines[at] ?? ''));
	return rest.slice(0, end < 0 ? undefined : end);
};
const services = all(below(/^services:/).join('\n'), /^ {2}([\w-]+):/gm);

describe('compose.yaml', () => {
	it('gives the app settings it knows, and all that a start in earnest asks for', () => {
		const given = all(below(/^ {2}environment: &app/).join('\n'), /^ {4}([A-Z_]+):/gm);
		expect(given.length).toBeGreaterThan(8);
		expect(given.filter((name) => !(name in variables.shape))).toEqual([]);
		const env = Object.fromEntries(
			below(/^ {2}environment: &app/)
				.filter((line) => !line.trim().startsWith('#'))
				.map((line) => {
					const [, name = '', value = ''] = /^ {4}(\w+): '?(.*?)'?$/.exec(line) ?? [];
					return [
						name,
						value.replaceAll(/\$\{(\w+)[^}]*\}/g, (_, of: string) => EXAMPLE[of] ?? ''),
					];
				}),
		);
		expect(() => readSettings(env)).not.toThrow();
		expect(readSettings(env)).toMatchObject({
			demo: false,
			trustedProxies: 1,
			backupDir: '/backups',
		});
	});

	it('asks for nothing that the instructions do not write down', () => {
		const asked = new Set(all(compose, /\$\{(\w+):\?/g));
		const written = all(read('docs/operations.md'), /^([A-Z_]+)=/gm);
		expect([...asked].filter((name) => !written.includes(name))).toEqual([]);
		expect([...asked].filter((name) => !(name in EXAMPLE))).toEqual([]);
	});

	it.each(['docs/operations.md', '.env.example'])(
		'reads every line of %s as Node and systemd do',
		(name) => {
			const lines = read(name).match(/^[A-Z_]+=.*$/gm) ?? [];
			expect(lines.length).toBeGreaterThan(8);
			// Each of them has rules of its own for quotes, and Compose refuses words behind one.
			expect(lines.filter((line) => /["'`\\]| #/.test(line))).toEqual([]);
		},
	);

	it('holds no secret and no default for one', () => {
		expect(compose).not.toMatch(/(PASSWORD|KEY)\w*:-[^}]/);
		for (const name of ['POSTGRES_PASSWORD', 'OWNER_PASSWORD', 'APP_PASSWORD', 'MEILI_MASTER_KEY'])
			expect(compose).toMatch(new RegExp(`\\$\\{${name}:\\?`));
	});

	it('mounts files that are there, and only volumes it declares', () => {
		const mounts = all(compose, /^ {6}- (\S+?):\/\S+$/gm).concat(all(compose, /^ {4}- (\w+):\//gm));
		const declared = all(below(/^volumes:/).join('\n'), /^ {2}(\w+):/gm);
		expect(mounts.length).toBeGreaterThan(4);
		for (const mount of mounts)
			expect(mount.startsWith('./') ? existsSync(mount) : declared.includes(mount), mount).toBe(
				true,
			);
	});

	it('opens nothing to the outside but the proxy', () => {
		expect(all(compose, /^ {4}(ports):/gm)).toHaveLength(1);
		expect(below(/^ {2}proxy:/).join('\n')).toContain('ports:');
	});

	it('runs the search engine the product was tried with', () => {
		const packed = /gaubee\/meilisearch-linux-amd64": "[\d.]+-(\d+\.\d+)/.exec(
			read('package.json'),
		);
		expect(compose).toContain(`getmeili/meilisearch:v${packed?.[1]}`);
	});
});

it('the proxy sends people to the app processes, on the port they open', () => {
	const [upstreams = ''] = all(caddyfile, /reverse_proxy ([^{]+)\{/g);
	const [port] = all(dockerfile, /^EXPOSE (\d+)/gm);
	const named = upstreams.trim().split(/\s+/);
	expect(named).toEqual(
		services.filter((name) => name.startsWith('app')).map((s) => `${s}:${port}`),
	);
});

it('the image is made of what is here, on a Node the product runs on', () => {
	const [version = ''] = all(dockerfile, /^FROM node:(\d+)/gm);
	expect(read('package.json')).toContain(`^${version}.`);
	const copied = dockerfile
		.split('\n')
		.filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
		.flatMap((line) => line.split(' ').slice(1, -1));
	expect(copied.length).toBeGreaterThan(4);
	for (const name of copied) expect(existsSync(name), name).toBe(true);
	const start = ['node', ...HEAP, 'build/start/serve.js'];
	expect(
		JSON.parse(/^CMD (\[.+\])$/m.exec(dockerfile.replace(/HEALTHCHECK.+\n.+\n/, ''))?.[1] ?? ''),
	).toEqual(start);
	const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
	expect(scripts.start).toBe(start.join(' '));
	expect(read('docs/operations.md')).toContain(`ExecStart=/usr/bin/${start.join(' ')}\n`);
});

describe('docs/operations.md', () => {
	const operations = read('docs/operations.md');

	it('names every command and every job there is', () => {
		for (const { name } of commands) expect.soft(operations).toContain(`npm run ${name}`);
		for (const { name } of TURNS) expect.soft(operations).toContain(`\`${name}\``);
	});

	it('every command can be called as it says', () => {
		const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
		for (const { name } of commands)
			expect.soft(scripts[name]).toBe(`node build/start/command.js ${name}`);
	});
});

it('docs/privacy.md names all that is kept on a device', () => {
	const privacy = read('docs/privacy.md');
	for (const { name } of DEVICE_STORAGE) expect.soft(privacy).toContain(`\`${name}\``);
});

const binaries = postgresBinaries();
const psql = binaries && join(binaries, 'psql');

it.skipIf(!psql || !existsSync(psql))(
	'the two roles of roles.sh are enough to migrate and to work, and the app owns nothing',
	{ timeout: 90_000 },
	async () => {
		const server = await startPostgres();
		if (!server || !binaries) throw new Error('PostgreSQL went away');
		onTestFinished(() => server.stop());
		const admin = new URL(server.adminUrl);
		const made = spawnSync('sh', ['docs/compose/roles.sh'], {
			encoding: 'utf8',
			env: {
				PATH: `${binaries}:${process.env.PATH}`,
				...{ PGHOST: admin.hostname, PGPORT: admin.port, PGPASSWORD: admin.password },
				...{ OWNER_PASSWORD: EXAMPLE.OWNER_PASSWORD, APP_PASSWORD: EXAMPLE.APP_PASSWORD },
			},
		});
		expect(made).toMatchObject({ status: 0 });
		const url = (role: string, secret: string | undefined) =>
			`postgres://${role}:${secret}@${admin.host}/tohoop`;
		const settings = readSettings({
			...{ CITY: 'luebeck', ORIGIN: 'https://tohoop.example', DATA_DIR: temporaryFolder() },
			DATABASE_URL: url('tohoop_app', EXAMPLE.APP_PASSWORD),
			DATABASE_OWNER_URL: url('tohoop_owner', EXAMPLE.OWNER_PASSWORD),
		});
		const store = await openStore(settings, { what: 'test', jobs: TURNS, log: openLog('error') });
		try {
			const owned = await store.database.read((db) =>
				rows<{ owner: string }>(
					db,
					sql`select distinct tableowner as owner from pg_tables where schemaname = 'public'`,
				),
			);
			expect(owned).toEqual([{ owner: 'tohoop_owner' }]);
			await expect(
				store.database.read((db) => db.execute(sql`drop table feedback`)),
			).rejects.toThrow();
			await expect(
				store.database.read((db) => db.execute(sql`delete from audit_entry`)),
			).rejects.toThrow();
		} finally {
			await store.close();
		}
	},
);

/** What the instructions make an operator write. */
const EXAMPLE: Record<string, string> = {
	ORIGIN: 'https://tohoop.example',
	CITY: 'luebeck',
	SMTP_URL: 'smtps://name:password@mail.example',
	POSTGRES_PASSWORD: '5f0c2a9d7e4b1836',
	OWNER_PASSWORD: '81b3e6f2c97a40d5',
	APP_PASSWORD: 'c4d92e7f0a1b5836',
	MEILI_MASTER_KEY: '9be37c1f5a2d8046e1b7',
};
