// Child processes in groups of their own, so that whatever they start ends with them.
import { spawn } from 'node:child_process';

/** @typedef {{ child: import('node:child_process').ChildProcess, done: Promise<number> }} Group */

/** @type {Set<Group>} */
const groups = new Set();

/**
 * @param {string} command @param {string[]} args @param {import('node:child_process').SpawnOptions} options
 * @returns {Group}
 */
export function startGroup(command, args, options) {
	const child = spawn(command, args, { ...options, detached: true });
	/** @type {Group} */
	const group = {
		child,
		done: new Promise((resolve) => {
			child.once('error', () => resolve(127));
			child.once('close', (code, signal) => resolve(code ?? (signal ? 130 : 1)));
		}),
	};
	groups.add(group);
	void group.done.then(() => {
		// The leader is gone; what it left behind goes too.
		signalGroup(group, 'SIGKILL');
		groups.delete(group);
	});
	return group;
}

/** @param {Group} group @param {NodeJS.Signals} signal */
function signalGroup({ child }, signal) {
	if (!child.pid) return;
	try {
		process.kill(-child.pid, signal);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}

/** Ends everything: politely, then not. @param {number} patienceMs */
export async function endGroups(patienceMs = 2_000) {
	const all = [...groups];
	for (const group of all) signalGroup(group, 'SIGTERM');
	const hard = setTimeout(() => {
		for (const group of all) signalGroup(group, 'SIGKILL');
	}, patienceMs);
	await Promise.all(all.map((group) => group.done));
	clearTimeout(hard);
}

process.once('exit', () => {
	for (const group of groups) signalGroup(group, 'SIGKILL');
});
