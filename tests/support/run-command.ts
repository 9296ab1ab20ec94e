import { spawn } from 'node:child_process';

export interface CommandEnd {
	code: number | null;
	out: string;
	said: string;
}

/** `npm run <name>` of the built product, as an operator would: with the settings of the product and no others. */
export function runCommand(
	[name, ...args]: [string, ...string[]],
	env: Record<string, string | undefined>,
): Promise<CommandEnd> {
	const { PATH, HOME, TMPDIR, TZ } = process.env;
	const child = spawn(process.execPath, ['build/start/command.js', name, ...args], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { PATH, HOME, TMPDIR, TZ, ...env },
	});
	let out = '';
	let said = '';
	child.stdout.on('data', (text: Buffer) => (out += text.toString()));
	child.stderr.on('data', (text: Buffer) => (said += text.toString()));
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => resolve({ code, out: out.trim(), said }));
	});
}
