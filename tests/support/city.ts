import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, type ServerAccess, type TestDatabase } from './databases';
import { seedOnce, startProduct, type HowToStart, type RunningProduct } from './product';

// The demo city, laid out once and copied by every product that begins with it: a start takes a second and not ten.
// On a PostgreSQL where there is one. That is how it is run in earnest, and the database inside the product, which
// is compiled anew for each, takes several times the work.

export interface City {
	/** Files, mails and the search index; and the database, unless it is on a server. */
	folder: string;
	/** Where its database is; `template` is the one to copy. */
	server?: ServerAccess;
}

interface LaidOut {
	city: City;
	remove: () => Promise<void>;
}

/** `from` is a data folder to begin with, where the database is not on a server. */
export async function layOutCity(access?: ServerAccess, from?: string): Promise<LaidOut> {
	const base = mkdtempSync(join(tmpdir(), 'tohoop-seeded-'));
	const folder = join(base, 'data');
	if (from && !access) cpSync(from, folder, { recursive: true });
	const database = access && (await createDatabase(access));
	await seedOnce(folder, database && addressesOf(database));
	return {
		city: { folder, ...(database ? { server: { ...access, template: database.name } } : {}) },
		remove: async () => {
			await database?.drop();
			rmSync(base, { recursive: true, force: true });
		},
	};
}

/** A product with the whole city in it, ended by the caller. */
export async function startInCity(
	city: City,
	env: Record<string, string | undefined> = {},
	how: HowToStart = {},
): Promise<RunningProduct> {
	const begun = { ...how, template: city.folder };
	if (!city.server) return startProduct(env, begun);
	const database = await createDatabase(city.server);
	try {
		const product = await startProduct({ ...addressesOf(database), ...env }, begun);
		return {
			...product,
			stop: async () => {
				await product.stop();
				await database.drop();
			},
		};
	} catch (error) {
		await database.drop();
		throw error;
	}
}

const addressesOf = (database: TestDatabase) => ({
	DATABASE_URL: database.appUrl,
	DATABASE_OWNER_URL: database.ownerUrl,
});
