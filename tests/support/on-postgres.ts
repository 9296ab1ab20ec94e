import { createHash, randomBytes, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { sortKey } from '../../src/lib/domain/fold';
import { startProduct, type RunningProduct } from './product';
import type { City } from './city';
import { createDatabase, type TestDatabase } from './databases';

/**
 * The built product on a PostgreSQL of this test alone: where years have to pass, rows are made older
 * instead of waiting, and people come into being without six mails each.
 */
export interface OnPostgres extends PeopleOn {
	readonly product: RunningProduct;
	readonly database: TestDatabase;
	readonly sql: postgres.Sql;
	/** Ended, and begun anew on the same database. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

/** People, clubs and who is signed in, written straight into the database. */
export interface PeopleOn {
	addPerson(more?: { clubId?: string; role?: 'owner' | 'writer' }): Promise<SignedIn>;
	addClub(
		more?: Record<string, string | boolean>,
	): Promise<{ id: string; slug: string; name: string }>;
	signIn(personId: string): Promise<{ cookie: string; session: string }>;
}

export interface SignedIn {
	id: string;
	name: string;
	mail: string;
	cookie: string;
	session: string;
}

const own = () => randomBytes(6).toString('hex');

export async function startOnPostgres(
	database: TestDatabase,
	env: Record<string, string> = {},
	template?: string,
): Promise<OnPostgres> {
	const place = {
		...{ SEARCH: 'postgres', DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl },
		...env,
	};
	const begin = () => startProduct(place, { patienceMs: 200_000, template });
	let product = await begin();
	const sql = postgres(database.adminUrl, { max: 2, onnotice: () => undefined });
	return {
		...peopleOn(sql),
		database,
		get product() {
			return product;
		},
		sql,
		async restart() {
			await product.stop();
			product = await begin();
		},
		async stop() {
			await product.stop();
			await sql.end({ timeout: 2 });
			await database.drop();
		},
	};
}

/** The same with the demo city in it, on a copy of its database. */
export async function startCityOnPostgres(
	{ server, folder }: City,
	env: Record<string, string> = {},
): Promise<OnPostgres> {
	if (!server) throw new Error('No PostgreSQL');
	return startOnPostgres(await createDatabase(server), env, folder);
}

export function peopleOn(sql: postgres.Sql): PeopleOn {
	const signIn = async (personId: string) => {
		const [token, session] = [own() + own(), randomUUID()];
		const hash = createHash('sha256').update(token).digest('base64url');
		await sql`insert into session (id, hash, person_id, device, until)
			values (${session}, ${hash}, ${personId}, 'Firefox, Android', now() + interval '1 day')`;
		return { cookie: `session=${token}`, session };
	};
	return {
		signIn,
		async addPerson({ clubId, role = 'owner' } = {}) {
			const id = randomUUID();
			const [name, mail] = [`Person ${own()}`, `${own()}@verein.example`];
			await sql`insert into person (id, name, mail, last_seen_at) values (${id}, ${name}, ${mail}, now())`;
			if (clubId)
				await sql`insert into membership (id, person_id, club_id, role)
					values (${randomUUID()}, ${id}, ${clubId}, ${role})`;
			return { id, name, mail, ...(await signIn(id)) };
		},
		async addClub(more = {}) {
			const [id, name] = [randomUUID(), `Verein ${own()}`];
			const slug = name.toLowerCase().replace(' ', '-');
			const row = {
				id,
				slug,
				name,
				sort_name: sortKey(name),
				legal_form: 'ev',
				state: 'verified',
				...more,
			};
			await sql`insert into club ${sql(row)}`;
			await sql`update club set published_at = now(), claimed = true where id = ${id} and state in ('approved', 'verified')`;
			await sql`insert into address (thing_kind, slug, thing_id) values ('club', ${slug}, ${id})`;
			return { id, slug, name };
		},
	};
}
