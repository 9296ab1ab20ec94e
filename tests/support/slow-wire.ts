import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';

/** A way to a server on which nothing arrives while it is held: neither lost nor refused, only slow. */
export interface SlowWire {
	readonly url: string;
	hold(): void;
	letGo(): void;
	close(): void;
}

export async function slowWire(to: string): Promise<SlowWire> {
	const target = new URL(to);
	const sockets = new Set<Socket>();
	let held = false;
	const server = createServer((near) => {
		const far = connect(Number(target.port), target.hostname);
		for (const [from, on] of [
			[near, far],
			[far, near],
		] as const) {
			sockets.add(from);
			from.pipe(on);
			from.once('close', () => {
				sockets.delete(from);
				on.destroy();
			});
			from.once('error', () => on.destroy());
		}
		if (held) near.pause();
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const address = server.address();
	if (!address || typeof address !== 'object') throw new Error('No port');
	const url = new URL(to);
	url.port = String(address.port);
	url.hostname = '127.0.0.1';
	return {
		url: url.href,
		hold() {
			held = true;
			for (const socket of sockets) socket.pause();
		},
		letGo() {
			held = false;
			for (const socket of sockets) socket.resume();
		},
		close() {
			server.close();
			for (const socket of sockets) socket.destroy();
		},
	};
}
