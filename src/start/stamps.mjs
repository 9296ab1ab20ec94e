// What was installed and built last, so that a start repeats either exactly when its input changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @param {string} root */
const lockStamp = (root) => join(root, 'node_modules', '.tohoop-lock');
/** @param {string} root */
const sourceStamp = (root) => join(root, 'build', '.tohoop-sources');

const SOURCES = [
	'src',
	'static',
	'drizzle/schema',
	'drizzle/seed',
	'drizzle/migrate.ts',
	'drizzle/grants.ts',
];
const FILES = [
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package.json',
	'package-lock.json',
];
const GENERATED = join('src', 'lib', 'messages', 'compiled');

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
	return readdirSync(path, { withFileTypes: true })
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => {
			const full = join(path, entry.name);
			if (entry.isDirectory()) return full.endsWith(GENERATED) ? [] : filesBelow(full);
			return /\.(test|spec)\.ts$/.test(entry.name) ? [] : [full];
		});
}

/** @param {string[]} files @param {string} root */
function hash(files, root) {
	const sum = createHash('sha256');
	for (const file of files) {
		sum.update(file.slice(root.length));
		sum.update('\0');
		sum.update(readFileSync(file));
		sum.update('\0');
	}
	return sum.digest('hex');
}

/** @param {string} root */
function hashLock(root) {
	return hash([join(root, 'package-lock.json')], root);
}

/** @param {string} root */
function hashSources(root) {
	const sources = SOURCES.map((name) => join(root, name)).filter((path) => existsSync(path));
	const files = sources.flatMap((path) => (path.endsWith('.ts') ? [path] : filesBelow(path)));
	const all = hash(
		[...files, ...FILES.map((name) => join(root, name)).filter((f) => existsSync(f))],
		root,
	);
	// Which sentences a build carries is said by no file.
	return [all, process.env.ANREDE].filter(Boolean).join(' ');
}

/** @param {string} file @param {string} value */
const says = (file, value) => existsSync(file) && readFileSync(file, 'utf8') === value;

/** @param {string} file @param {string} value */
function stamp(file, value) {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, value);
}

/** @param {string} root */
export const isInstalled = (root) => says(lockStamp(root), hashLock(root));
/** @param {string} root */
export const stampLock = (root) => stamp(lockStamp(root), hashLock(root));
/** @param {string} root */
export const isBuilt = (root) =>
	existsSync(join(root, 'build', 'start', 'serve.js')) &&
	says(sourceStamp(root), hashSources(root));
/** @param {string} root */
export const stampSources = (root) => stamp(sourceStamp(root), hashSources(root));
