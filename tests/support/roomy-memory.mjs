import { accessSync, constants, readFileSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
/** A run leaves up to 1 GB there for a while; the rest stays for those who work. */
const ENOUGH_BYTES = 6 * 1024 ** 3;

/**
 * Where a run puts what it throws away: into memory where there is plenty, because to make and remove tens of
 * thousands of files costs a disk a fifth of the time. Whoever sets TMPDIR decides.
 */
export function whereToThrowAway() {
	if (process.env.TMPDIR || !hasRoom()) return tmpdir();
	return MEMORY;
}

function hasRoom() {
	try {
		accessSync(MEMORY, constants.W_OK);
		// Copies of the product are run there.
		const mount = readFileSync('/proc/mounts', 'utf8').split('\n');
		const ours = mount.find((line) => line.split(' ')[1] === MEMORY);
		if (!ours || ours.includes('noexec')) return false;
		const { bavail, bsize } = statfsSync(MEMORY);
		const available = /^MemAvailable:\s+(\d+) kB/m.exec(readFileSync('/proc/meminfo', 'utf8'));
		return bavail * bsize > ENOUGH_BYTES && Number(available?.[1] ?? 0) * 1024 > ENOUGH_BYTES;
	} catch (error) {
		if (error instanceof Error && 'code' in error) return false;
		throw error;
	}
}
