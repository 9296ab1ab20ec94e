// What `npm test` needs beside the packages: a browser and a PostgreSQL server. Got where that is possible.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { postgresBinaries } from './postgres-binaries.mjs';

/** @typedef {(command: string, args: string[], env?: NodeJS.ProcessEnv) => Promise<boolean>} Run */

// The same engine without windows, which is what Playwright's own is too, takes a quarter less of the processor.
const SHELL = 'chromium-headless-shell';
const BROWSERS = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const mayInstall = () =>
	process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');

function installedBrowser(names = BROWSERS) {
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	return names
		.flatMap((name) => folders.map((folder) => join(folder, name)))
		.find((file) => existsSync(file));
}

/** @param {Run} run @param {string} name */
async function apt(run, name) {
	const env = {
		DEBIAN_FRONTEND: 'noninteractive',
		// A service that starts itself would outlive us.
		RUNLEVEL: '1',
	};
	return (
		(await run('apt-get', ['update', '-q'], env)) &&
		(await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], env))
	);
}

/**
 * The browser's path; an empty one means Playwright's own; undefined that there is none.
 * @param {Run} run
 */
export async function provideBrowser(run) {
	const chosen = process.env.CHROMIUM_PATH ?? installedBrowser([SHELL]);
	if (chosen) return chosen;
	if (mayInstall())
		for (const name of [SHELL, 'chromium']) if (await apt(run, name)) return installedBrowser();
	const found = installedBrowser();
	if (found) return found;
	return (await run('npx', ['playwright', 'install', 'chromium'])) ? '' : undefined;
}

/** @param {Run} run */
export async function providePostgres(run) {
	if (process.env.TEST_DATABASE_URL || postgresBinaries()) return true;
	return mayInstall() && (await apt(run, 'postgresql')) && postgresBinaries() !== undefined;
}
