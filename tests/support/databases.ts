import { randomBytes } from 'node:crypto';
import postgres from 'postgres';

/** What a test needs to have a database of its own on a PostgreSQL server. */
export interface ServerAccess {
	adminUrl: string;
	/** Owns tables and migrates. */
	owner: { name: string; password: string };
	/** What the product runs as: owns nothing. */
	app: { name: string; password: string };
	/** A migrated database to copy. */
	template?: string;
}

export interface TestDatabase {
	name: string;
	ownerUrl: string;
	appUrl: string;
	adminUrl: string;
	drop(): Promise<void>;
}

const token = () => randomBytes(5).toString('hex');

async function asAdmin<T>(adminUrl: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
	const sql = postgres(adminUrl, { max: 1, connect_timeout: 10, onnotice: () => undefined });
	try {
		return await work(sql);
	} finally {
		await sql.end({ timeout: 3 });
	}
}

/** Two roles with names of this run, so that several runs may share a server. */
export async function createRoles(adminUrl: string): Promise<ServerAccess> {
	const run = token();
	const owner = { name: `tohoop_owner_${run}`, password: token() };
	const app = { name: `tohoop_app_${run}`, password: token() };
	await asAdmin(adminUrl, async (sql) => {
		for (const { name, password } of [owner, app])
			await sql.unsafe(`create role "${name}" login password '${password}'`);
		// Only a member may hand a database over to a role.
		await sql.unsafe(`grant "${owner.name}" to current_user`);
	});
	return { adminUrl, owner, app };
}

export async function dropRoles(access: ServerAccess): Promise<void> {
	await asAdmin(access.adminUrl, async (sql) => {
		for (const { name } of [access.app, access.owner])
			await sql.unsafe(`drop role if exists "${name}"`);
	});
}

/** A fresh database of one test: empty, or a copy of the migrated template. */
export async function createDatabase(
	access: ServerAccess,
	options: { empty?: boolean } = {},
): Promise<TestDatabase> {
	const name = `tohoop_test_${token()}`;
	const from = options.empty || !access.template ? 'template0' : access.template;
	await asAdmin(access.adminUrl, async (sql) => {
		await sql.unsafe(`create database "${name}" owner "${access.owner.name}" template "${from}"`);
	});
	const url = (role: { name: string; password: string }) => {
		const address = new URL(access.adminUrl);
		address.username = role.name;
		address.password = role.password;
		address.pathname = `/${name}`;
		return address.href;
	};
	const adminUrl = new URL(access.adminUrl);
	adminUrl.pathname = `/${name}`;
	return {
		name,
		ownerUrl: url(access.owner),
		appUrl: url(access.app),
		adminUrl: adminUrl.href,
		drop: () =>
			asAdmin(access.adminUrl, async (sql) => {
				await sql.unsafe(`drop database if exists "${name}" with (force)`);
			}),
	};
}
