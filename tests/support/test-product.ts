import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { temporaryFolder } from './folder';
import { spawnProduct, startProduct, type RunningProduct } from './product';

type Environment = Record<string, string | undefined>;

/** A data folder with the demo city in it, so that a start takes a second and not ten. */
export function preparedData(): string {
	const folder = join(temporaryFolder(), 'data');
	cpSync(inject('city').folder, folder, { recursive: true });
	return folder;
}

/**
 * What a product of this kind has once it was started: the demo city, or migrated tables with nothing in
 * them. To begin with neither is ten seconds of work that only tests about the first start need.
 */
export const templateFor = (env: Environment): string | undefined =>
	env.DATABASE_URL ? undefined : env.DEMO === '0' ? inject('preparedData') : inject('city').folder;

/** As `startProduct`, ended by the caller: for the products that a whole file shares. */
export function startSharedProduct(env: Environment = {}): Promise<RunningProduct> {
	return startProduct(env, { template: templateFor(env) });
}

/** As `startProduct`, and ended with the test. */
export async function startTestProduct(env: Environment = {}): Promise<RunningProduct> {
	const product = await startProduct({ DATA_DIR: env.DATA_DIR ?? preparedData(), ...env });
	onTestFinished(() => product.stop());
	return product;
}

/** As `spawnProduct`, and ended with the test. */
export async function spawnTestProduct(env: Environment = {}): Promise<RunningProduct> {
	const product = await spawnProduct({ DATA_DIR: env.DATA_DIR ?? preparedData(), ...env });
	onTestFinished(() => product.stop());
	return product;
}
