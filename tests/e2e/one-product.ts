import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedOnce, startProduct } from '../support/product';

/** One built product in demo mode for all journeys; each journey makes its own data in it. */
export default async function setup(): Promise<() => Promise<void>> {
	// The invented city is written once; who needs a product of their own copies it.
	const folder = mkdtempSync(join(tmpdir(), 'tohoop-seeded-'));
	const seeded = join(folder, 'data');
	await seedOnce(seeded);
	const product = await startProduct(
		{
			// Many tests come from one address.
			LIMIT_READ_PER_SECOND: '10000',
			LIMIT_READ_BURST: '100000',
			LIMIT_FORMS_PER_HOUR: '100000',
			LIMIT_SIGN_IN_PER_MINUTE: '100000',
		},
		{ template: seeded },
	);
	process.env.PRODUCT_SEEDED = seeded;
	process.env.PRODUCT_ORIGIN = product.origin;
	process.env.PRODUCT_DATA = product.dataDir;
	return async () => {
		await product.stop();
		rmSync(folder, { recursive: true, force: true });
	};
}
