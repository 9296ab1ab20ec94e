import { svelte } from '@sveltejs/vite-plugin-svelte';
import { mendedDriver } from '../src/start/mended-driver.mjs';
import { fileURLToPath } from 'node:url';
import type { TestProjectInlineConfiguration } from 'vitest/config';

// Kinds of tests that vitest runs. `docs/testing.md` says which command runs which.

const root = fileURLToPath(new URL('..', import.meta.url));
const alias = { $lib: `${root}src/lib`, $db: `${root}drizzle` };

/** Nobody's wall clock may leak into a result: the city's zone unless a run asks for another one. */
const TZ = process.env.TEST_TZ ?? 'Europe/Berlin';
process.env.TZ = TZ;

const project = (
	name: string,
	include: string[],
	more: TestProjectInlineConfiguration['test'] = {},
): TestProjectInlineConfiguration => ({
	root,
	plugins: [mendedDriver(), ...(name === 'unit' ? [svelte()] : [])],
	resolve: { alias },
	test: {
		name,
		include,
		environment: 'node',
		server: { deps: { inline: ['postgres'] } },
		env: { TZ },
		expect: { requireAssertions: true },
		restoreMocks: true,
		unstubEnvs: true,
		unstubGlobals: true,
		...more,
	},
});

const databases = [`${root}tests/support/global-databases.ts`];
const city = [...databases, `${root}tests/support/global-city.ts`];

export const projects: TestProjectInlineConfiguration[] = [
	project(
		'unit',
		[
			'src/**/*.test.ts',
			'drizzle/**/*.test.ts',
			'tests/architecture.test.ts',
			'tests/rows.test.ts',
		],
		// A second is enough for each, but not beside a linter on a busy machine.
		{ testTimeout: 30_000 },
	),
	project('integration', ['tests/integration/**/*.test.ts'], {
		globalSetup: databases,
		// What a file imports, the next one finds there: to read the product anew for each took a third of the time.
		isolate: false,
		execArgv: ['--import', `${root}tests/support/short-life.mjs`],
		testTimeout: 20_000,
		hookTimeout: 30_000,
	}),
	// These start the built product, several at once where a test wants it: one file after the other.
	...['start', 'hostile', 'faults'].map((name) =>
		project(name, [`tests/${name}/**/*.test.ts`], {
			// What is killed or filled up in `faults` is brought by each file itself.
			globalSetup: name === 'faults' ? [] : city,
			fileParallelism: false,
			isolate: false,
			// What takes an hour.
			exclude: [
				...(process.env.FAULTS === 'long' ? [] : [`tests/${name}/**/*.long.test.ts`]),
				// These run in another lane.
				...(process.env.LEFT_OUT ?? '').split(',').filter((file) => file !== ''),
			],
			testTimeout: name === 'faults' ? 300_000 : 120_000,
			hookTimeout: 120_000,
		}),
	),
];
