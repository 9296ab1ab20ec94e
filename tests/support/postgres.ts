import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
	chmodSync,
	chownSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { freePort } from './free-port';
import { postgresBinaries, unprivileged } from './postgres-binaries.mjs';
import { waitFor } from './wait-for';

/** A real PostgreSQL server of our own: its folder and its processes are gone when we are. */
export interface PostgresServer {
	/** As its superuser. */
	readonly adminUrl: string;
	/** The postmaster, for tests that stop or kill it. */
	pid(): number;
	/** Again, on the same port and data, after it was killed. */
	start(): Promise<void>;
	kill(signal: NodeJS.Signals): void;
	/** The processes that work for the postmaster. */
	workers(): number[];
	/** All of it at once, as when the power goes; `start` brings it back. */
	crash(): Promise<void>;
	/** All of it stands still until the function that comes back is called. */
	freeze(): () => void;
	stop(): Promise<void>;
}

export interface PostgresOptions {
	/** On unless said otherwise: what a test proves about acknowledged writes must be true. */
	fsync?: boolean;
	settings?: Record<string, string>;
}

// Ends the server and removes its folder when the pipe to us ends, however we ended.
const GUARD = `folder=$1; shift; exec 3<&0
"$@" </dev/null 3<&- & server=$!
trap : INT TERM
cat <&3 >/dev/null
kill -CONT $server 2>/dev/null; kill -QUIT $server 2>/dev/null; wait $server
[ -e "$folder.keep" ] || rm -rf "$folder"`;

/** Undefined when no PostgreSQL is installed here. */
export async function startPostgres(
	options: PostgresOptions = {},
): Promise<PostgresServer | undefined> {
	const binaries = postgresBinaries();
	if (!binaries) return undefined;
	const user = unprivileged();
	const folder = mkdtempSync(join(tmpdir(), 'tohoop-postgres-'));
	chmodSync(folder, 0o700);
	const password = randomBytes(12).toString('hex');
	const secret = join(folder, 'secret');
	writeFileSync(secret, password);
	if (user) for (const path of [folder, secret]) chownSync(path, user.uid, user.gid);
	const data = join(folder, 'data');
	const made = spawnSync(
		join(binaries, 'initdb'),
		[
			...['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`],
			...['-E', 'UTF8', '--no-locale', '--no-sync'],
		],
		{ ...user, cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH } },
	);
	if (made.status !== 0) {
		rmSync(folder, { recursive: true, force: true });
		throw new Error(`initdb failed:\n${made.stderr || String(made.error)}`);
	}
	const port = await freePort();
	const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
	const settings = {
		port: String(port),
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		max_connections: '200',
		fsync: options.fsync === false ? 'off' : 'on',
		...options.settings,
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

	let guard: ChildProcess | undefined;
	let output = '';
	const start = async () => {
		await end();
		const started = spawn(
			'/bin/sh',
			['-c', GUARD, 'sh', folder, join(binaries, 'postgres'), '-D', data, ...flags],
			{
				...user,
				cwd: folder,
				// A group of its own: Ctrl-C reaches us, and we end it in order.
				detached: true,
				stdio: ['pipe', 'ignore', 'pipe'],
				env: { PATH: process.env.PATH },
			},
		);
		started.stderr.on(
			'data',
			(text: Buffer) => (output = (output + text.toString()).slice(-20_000)),
		);
		guard = started;
		await waitFor(() => answers(adminUrl), 20_000, 'PostgreSQL answers').catch((error: unknown) => {
			throw new Error(`PostgreSQL did not start:\n${output}`, { cause: error });
		});
	};
	const pid = () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
	/** Ends what runs now; the folder goes with it unless it is only a restart. */
	const end = async (keep = true) => {
		const current = guard;
		guard = undefined;
		if (!current) return;
		const mark = `${folder}.keep`;
		if (keep) writeFileSync(mark, '');
		const gone = new Promise<void>((resolve) => current.once('close', () => resolve()));
		if (current.exitCode === null && current.signalCode === null) {
			current.stdin?.end();
			await gone;
		}
		rmSync(mark, { force: true });
	};
	try {
		await start();
	} catch (error) {
		await end(false);
		throw error;
	}
	return {
		adminUrl,
		pid,
		start,
		kill: (signal) => process.kill(pid(), signal),
		workers: () => childrenOf(pid()),
		crash: async () => {
			const master = pid();
			// Told first, so that it starts nobody new while the others go.
			tell(master, 'SIGSTOP');
			const all = [...childrenOf(master), master];
			for (const one of all) tell(one, 'SIGKILL');
			await waitFor(() => !all.some(lives), 5_000, 'PostgreSQL is gone');
		},
		freeze: () => {
			const master = pid();
			tell(master, 'SIGSTOP');
			const all = [master, ...childrenOf(master)];
			for (const one of all) tell(one, 'SIGSTOP');
			return () => {
				for (const one of all) tell(one, 'SIGCONT');
			};
		},
		stop: async () => {
			await end(false);
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

function childrenOf(parent: number): number[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name) && statOf(name)?.parent === parent)
		.map(Number);
}

const lives = (pid: number) => {
	const stat = statOf(String(pid));
	return stat !== undefined && stat.state !== 'Z';
};

/** Undefined when there is no such process (any more). */
function statOf(pid: string): { state: string; parent: number } | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The name in brackets may hold blanks.
		const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return { state, parent: Number(parent) };
	} catch (error) {
		if (error instanceof Error) return undefined;
		throw error;
	}
}

/** Whoever ended in the meantime need not be told. */
export function tell(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(pid, signal);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}

async function answers(url: string): Promise<boolean> {
	const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
	try {
		await client`select 1`;
		return true;
	} catch (error) {
		if (error instanceof Error) return false;
		throw error;
	} finally {
		await client.end({ timeout: 1 });
	}
}
