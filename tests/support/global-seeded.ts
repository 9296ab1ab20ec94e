import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { seedOnce } from './product';

declare module 'vitest' {
	interface ProvidedContext {
		/** A data folder in which the demo city is: seeded once, to be copied by whoever starts the product. */
		seededData: string;
	}
}

/** After `global-databases`, for the projects that start the built product again and again. */
export default async function setup(project: TestProject): Promise<() => void> {
	const folder = mkdtempSync(join(tmpdir(), 'tohoop-seeded-'));
	const seeded = join(folder, 'data');
	cpSync(project.getProvidedContext().preparedData, seeded, { recursive: true });
	await seedOnce(seeded);
	project.provide('seededData', seeded);
	return () => rmSync(folder, { recursive: true, force: true });
}
