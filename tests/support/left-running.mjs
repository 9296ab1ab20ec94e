// Processes that belong to a run and outlived it: they carry its temporary folder in their surroundings.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} folder @returns {{ pid: number, command: string }[]} */
export function leftRunning(folder) {
	if (!existsSync('/proc/self/environ')) return [];
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
		.flatMap((name) => {
			const command = readProc(name, 'cmdline').replaceAll('\0', ' ').trim();
			const belongs = `${command} ${readProc(name, 'environ')}`.includes(folder);
			return belongs && command ? [{ pid: Number(name), command }] : [];
		});
}

/** @param {string} pid @param {string} what */
function readProc(pid, what) {
	try {
		return readFileSync(join('/proc', pid, what), 'utf8');
	} catch (error) {
		// Gone in the meantime, or somebody else's.
		if (error instanceof Error) return '';
		throw error;
	}
}
