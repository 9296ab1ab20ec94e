import { startProduct } from '../support/product';

/** One built product in demo mode for all journeys; each journey makes its own data in it. */
export default async function setup(): Promise<() => Promise<void>> {
	const product = await startProduct({
		// Many tests come from one address.
		LIMIT_READ_PER_SECOND: '10000',
		LIMIT_READ_BURST: '100000',
		LIMIT_FORMS_PER_HOUR: '100000',
		LIMIT_SIGN_IN_PER_MINUTE: '100000',
	});
	process.env.PRODUCT_ORIGIN = product.origin;
	process.env.PRODUCT_DATA = product.dataDir;
	return () => product.stop();
}
