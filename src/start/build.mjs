// Builds everything that runs: the Kit product, and the plain Node entries beside it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import { stampSources } from './stamps.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');

for (const args of [['build'], ['build', '-c', 'src/start/vite.config.ts']]) {
	const { status } = spawnSync(process.execPath, [vite, ...args], { cwd: root, stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}
stampSources(root);
