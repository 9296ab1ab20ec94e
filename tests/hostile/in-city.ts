import { inject } from 'vitest';
import { startInCity } from '../support/city';
import type { RunningProduct } from '../support/product';

/** The product with the demo city in it, ended by the caller. */
export const startHere = (env: Record<string, string | undefined> = {}): Promise<RunningProduct> =>
	startInCity(inject('city'), env);
