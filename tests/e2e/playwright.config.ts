import { defineConfig } from '@playwright/test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Empty or unset: Playwright's own browser.
const executablePath = process.env.CHROMIUM_PATH || undefined;

const LONG = /\/(three-people|register|desk|publish|sign-in)\.test\.ts$/;

export default defineConfig({
	testDir: '.',
	testMatch: '**/*.test.ts',
	// What is under version control is the same on every machine.
	snapshotPathTemplate: '{testDir}/names/{arg}{ext}',
	outputDir: join(tmpdir(), 'tohoop-e2e'),
	globalSetup: './one-product.ts',
	fullyParallel: true,
	workers: 2,
	// The long ones begin first, so that none runs alone at the end.
	projects: [
		{ name: 'long', testMatch: LONG },
		{ name: 'short', testIgnore: LONG },
	],
	// A second try, where nobody looks on, does not hide what is broken; that it was needed is said at the end.
	retries: process.env.CI ? 1 : 0,
	forbidOnly: true,
	// How long something takes is not asked here; a machine with other work to do is no reason to fail.
	timeout: 120_000,
	expect: { timeout: 20_000 },
	use: {
		// Set by the global setup; workers read this file again after it.
		baseURL: process.env.PRODUCT_ORIGIN,
		locale: 'de-DE',
		timezoneId: 'Europe/Berlin',
		// What an empty device fetches for later visits is half the work of a page: who proves it says WITH_WORKER.
		serviceWorkers: 'block',
		screenshot: 'off',
		trace: 'off',
		launchOptions: {
			executablePath,
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-background-networking',
				'--no-first-run',
				// Maps are drawn in software where there is no graphics card.
				'--use-gl=angle',
				'--use-angle=swiftshader',
				'--enable-unsafe-swiftshader',
			],
		},
	},
});
