import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below what systems hand out by themselves (Linux from 32768, others from 49152): a port that is listened
// on half a minute later must not have become somebody's outgoing connection.
const [FROM, TO] = [20_000, 32_000];

const isFree = (port: number) =>
	new Promise<boolean>((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});

/** A port nobody listens on right now. */
export async function freePort(): Promise<number> {
	for (let tries = 0; tries < 100; tries++) {
		const port = randomInt(FROM, TO);
		if (await isFree(port)) return port;
	}
	throw new Error('No free port');
}
