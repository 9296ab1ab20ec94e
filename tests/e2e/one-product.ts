import { layOutCity, startInCity, type City } from '../support/city';
import { createRoles, dropRoles } from '../support/databases';
import { startPostgres } from '../support/postgres';

/** One built product in demo mode for all journeys; each journey makes its own data in it. */
export default async function setup(): Promise<() => Promise<void>> {
	const server = process.env.TEST_DATABASE_URL ? undefined : await startPostgres({ fsync: false });
	const adminUrl = process.env.TEST_DATABASE_URL ?? server?.adminUrl;
	const access = adminUrl ? await createRoles(adminUrl) : undefined;
	const { city, remove } = await layOutCity(access);
	const product = await startInCity(city, {
		// Many tests come from one address.
		LIMIT_READ_PER_SECOND: '10000',
		LIMIT_READ_BURST: '100000',
		LIMIT_FORMS_PER_HOUR: '100000',
		LIMIT_SIGN_IN_PER_MINUTE: '100000',
	});
	process.env.PRODUCT_CITY = JSON.stringify(city);
	process.env.PRODUCT_ORIGIN = product.origin;
	process.env.PRODUCT_DATA = product.dataDir;
	return async () => {
		await product.stop();
		await remove();
		if (access) await dropRoles(access);
		await server?.stop();
	};
}

/** The city that was laid out for all journeys: for those that need a product of their own. */
export const cityHere = (): City => JSON.parse(process.env.PRODUCT_CITY ?? '') as City;
