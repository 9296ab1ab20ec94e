import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../root';
import { makePicture, type MadePicture } from './make-picture';
import { unpack } from './pack';

/** Longer takes no honest picture. */
const MOST_MS = 12_000;
/** Uploads that wait their turn; who comes after is asked to try again. */
const MOST_WAITING = 6;

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

export class PicturesBusy extends Error {}

/**
 * One picture after the other, each in a process of its own that owns nothing: a decoder that crashes, eats
 * memory or never ends takes only itself away. Unbuilt (tests) it runs here.
 */
export async function makeApart(bytes: Uint8Array): Promise<MadePicture> {
	if (waiting >= MOST_WAITING) throw new PicturesBusy();
	waiting++;
	const turn = last.then(() => run(bytes));
	last = turn.catch(() => undefined);
	try {
		return await turn;
	} finally {
		waiting--;
	}
}

function run(bytes: Uint8Array): Promise<MadePicture> {
	const program = join(projectRoot(), 'build', 'start', 'picture.js');
	if (!existsSync(program)) return makePicture(bytes);
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, ['--max-old-space-size=256', program], {
			stdio: ['pipe', 'pipe', 'ignore'],
			// Nothing of ours is of use to it: no address of a database, no key.
			env: { NODE_ENV: 'production', UV_THREADPOOL_SIZE: '2' },
			timeout: MOST_MS,
			killSignal: 'SIGKILL',
		});
		const parts: Buffer[] = [];
		child.stdout.on('data', (part: Buffer) => parts.push(part));
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) resolve(unpack(Buffer.concat(parts)));
			else reject(new Error(`The picture ended with ${code ?? 'a signal'}`));
		});
		// Whoever died early does not read to the end; the code says so.
		child.stdin.on('error', () => undefined);
		child.stdin.end(bytes);
	});
}
