import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** `npm run demo` of a clone, ended with the test. */
export function startDemo(env: Record<string, string>, root = '.') {
	const child = spawn(process.execPath, [join(root, 'src', 'start', 'demo.mjs')], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, HOST: '127.0.0.1', ...env },
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (text: Buffer) => (output += text.toString()));
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	onTestFinished(async () => {
		child.kill('SIGTERM');
		await ended;
	});
	return { child, ended, output: () => output };
}
