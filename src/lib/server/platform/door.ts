import { mkdtempSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Maintenance from outside while the product holds the embedded database: a command asks through this
 * socket (mode 0600, in the data folder) and the product does it. Lines of JSON, one question per
 * connection; `out` lines are the result, `say` lines are for the person who waits.
 */
export interface Talk {
	/** Part of the result: standard output. */
	out: (text: string) => Promise<void>;
	/** For the person who waits: standard error. */
	say: (text: string) => void;
}

export type Command = (args: readonly string[], talk: Talk) => Promise<number>;

type Line = { out: string } | { say: string } | { exit: number };
type Question = { command: string; args: string[] };

/** The name of a Unix socket may have 107 bytes; a deep data folder has more. */
export function doorPath(dataDir: string): string {
	const near = join(dataDir, 'door');
	return Buffer.byteLength(near) <= 100
		? near
		: join(mkdtempSync(join(tmpdir(), 'tohoop-')), 'door');
}

export async function openDoor(
	path: string,
	answer: (question: Question, talk: Talk) => Promise<number>,
): Promise<{ close(): Promise<void> }> {
	await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
	await rm(path, { force: true });
	const open = new Set<Socket>();
	const server: Server = createServer((socket) => {
		open.add(socket);
		socket.once('close', () => open.delete(socket));
		socket.on('error', () => socket.destroy());
		const send = (line: Line) =>
			new Promise<void>((resolve) => {
				if (socket.destroyed) resolve();
				else socket.write(JSON.stringify(line) + '\n', () => resolve());
			});
		const lines = createInterface({ input: socket });
		// It passes on what the socket met; unheard, who leaves in the middle would end the product.
		lines.on('error', () => socket.destroy());
		lines.once('line', (text) => {
			const talk: Talk = { out: (out) => send({ out }), say: (say) => void send({ say }) };
			void Promise.resolve()
				.then(() => answer(JSON.parse(text) as Question, talk))
				.catch(async (error: unknown) => {
					await send({ say: error instanceof Error ? error.message : 'Unbekannter Fehler' });
					return 1;
				})
				.then(async (exit) => {
					await send({ exit });
					socket.end();
				});
		});
	});
	// Nobody else may connect, not even between listening and chmod.
	const before = process.umask(0o177);
	try {
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(path, resolve);
		});
	} finally {
		process.umask(before);
	}
	await chmod(path, 0o600);
	return {
		async close() {
			for (const socket of open) socket.destroy();
			await new Promise<void>((resolve) => server.close(() => resolve()));
			await rm(path, { force: true });
		},
	};
}

/** Nobody listens there (yet, or any more). */
export class DoorShut extends Error {
	constructor(options?: ErrorOptions) {
		super('Das Produkt nimmt gerade keine Befehle an.', options);
		this.name = 'DoorShut';
	}
}

const shutCodes = new Set(['ENOENT', 'ECONNREFUSED']);

/** Asks a running product. */
export function knock(path: string, question: Question, talk: Talk): Promise<number> {
	return new Promise((resolve, reject) => {
		const socket = createConnection(path);
		socket.once('error', (error: NodeJS.ErrnoException) => {
			reject(shutCodes.has(error.code ?? '') ? new DoorShut({ cause: error }) : error);
		});
		socket.once('connect', () => socket.write(JSON.stringify(question) + '\n'));
		let exit: number | undefined;
		const lines = createInterface({ input: socket });
		// The same that the socket said, which was heard already.
		lines.on('error', reject);
		const writes: Promise<void>[] = [];
		lines.on('line', (text) => {
			const line = JSON.parse(text) as Line;
			if ('out' in line) writes.push(talk.out(line.out));
			else if ('say' in line) talk.say(line.say);
			else exit = line.exit;
		});
		lines.once('close', () => {
			void Promise.all(writes).then(() => {
				if (exit === undefined)
					reject(new Error('Das Produkt hat mitten in der Arbeit aufgehört.'));
				else resolve(exit);
			}, reject);
		});
	});
}
