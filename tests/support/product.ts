import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HEAP } from '../../src/start/heap.mjs';
import { freePort } from './free-port';
import { waitFor } from './wait-for';

/** The built product as its own process, as an operator would run it. */
export interface RunningProduct {
	readonly origin: string;
	readonly port: number;
	readonly dataDir: string;
	readonly child: ChildProcess;
	/** Everything it said so far, on both outputs. */
	output(): string;
	/** Waits for /health/ready; fails with its output when it ends instead. */
	ready(ms?: number): Promise<void>;
	/** Code or signal with which it ended. */
	readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
	kill(signal: NodeJS.Signals): void;
	/** In order; its own data folder is removed. */
	stop(): Promise<void>;
}

type Environment = Record<string, string | undefined>;

const SHORT_LIFE = pathToFileURL(join(process.cwd(), 'tests/support/short-life.mjs')).href;

export interface HowToStart {
	/** Folder of the build. */
	build?: string;
	/** A data folder to begin with: copied, and the copy goes with the product. Empty when not given. */
	template?: string | undefined;
	/** How long `startProduct` waits until it is ready. */
	patienceMs?: number;
	/** Just as an operator starts it: for whoever measures. */
	measured?: boolean;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
	for (const child of running) child.kill('SIGKILL');
});

/** Starts it and does not wait: for tests about what goes wrong. Demo mode unless told otherwise. */
export async function spawnProduct(
	env: Environment = {},
	{ build = 'build', template, measured = false }: HowToStart = {},
): Promise<RunningProduct> {
	const port = Number(env.PORT ?? (await freePort()));
	const ownDir = env.DATA_DIR ? undefined : mkdtempSync(join(tmpdir(), 'tohoop-data-'));
	const dataDir = env.DATA_DIR ?? ownDir ?? '';
	if (ownDir && template) cpSync(template, ownDir, { recursive: true });
	const flags = [...HEAP, ...(measured ? [] : ['--import', SHORT_LIFE])];
	const child = spawn(process.execPath, [...flags, join(build, 'start', 'serve.js')], {
		// With a channel to us: when this process is gone, the product ends itself.
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		env: {
			PATH: process.env.PATH,
			HOME: process.env.HOME,
			TMPDIR: process.env.TMPDIR,
			TZ: process.env.TZ,
			DEMO: '1',
			HOST: '127.0.0.1',
			LOG_LEVEL: 'warn',
			...env,
			PORT: String(port),
			DATA_DIR: dataDir,
		},
	});
	running.add(child);
	let output = '';
	child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
	child.stderr?.on('data', (text: Buffer) => (output += text.toString()));
	let end: { code: number | null; signal: NodeJS.Signals | null } | undefined;
	const ended = new Promise<NonNullable<typeof end>>((resolve) => {
		// `close`, not `exit`: only then everything it said has arrived.
		child.once('close', (code, signal) => {
			running.delete(child);
			end = { code, signal };
			resolve(end);
		});
	});
	const origin = `http://127.0.0.1:${port}`;
	return {
		origin,
		port,
		dataDir,
		child,
		ended,
		output: () => output,
		ready: async (ms = 120_000) => {
			await waitFor(
				async () => {
					if (end) throw new Error(`The product ended (${end.code ?? end.signal}):\n${output}`);
					return isReady(origin);
				},
				ms,
				'/health/ready answers 200',
			).catch((error: unknown) => {
				throw new Error(`The product did not get ready:\n${output}`, { cause: error });
			});
		},
		kill: (signal) => void child.kill(signal),
		stop: async () => {
			if (!end) {
				child.kill('SIGTERM');
				// One that was frozen by a test cannot hear.
				child.kill('SIGCONT');
				const hard = setTimeout(() => child.kill('SIGKILL'), 8_000);
				await ended;
				clearTimeout(hard);
			}
			if (ownDir) rmSync(ownDir, { recursive: true, force: true });
		},
	};
}

/** Starts the built product and waits until it is ready. */
export async function startProduct(
	env: Environment = {},
	how: HowToStart = {},
): Promise<RunningProduct> {
	const product = await spawnProduct(env, how);
	try {
		await product.ready(how.patienceMs);
	} catch (error) {
		await product.stop();
		throw error;
	}
	return product;
}

/**
 * A data folder with the demo city, to be copied by many. All that comes round by itself has been once: else
 * every copy would do it at its start, and that is most of the work of a start.
 */
export async function seedOnce(dataDir: string, env: Environment = {}): Promise<void> {
	const product = await startProduct({ DATA_DIR: dataDir, ...env }, { patienceMs: 200_000 });
	try {
		const done = async () => {
			const answer = await fetch(`${product.origin}/health/ready`);
			const { jobs } = (await answer.json()) as { jobs?: Record<string, { finishedAt: unknown }> };
			return (
				jobs !== undefined && Object.values(jobs).every(({ finishedAt }) => finishedAt !== null)
			);
		};
		await waitFor(done, 120_000, 'every job has run once');
	} finally {
		await product.stop();
	}
}

/** By node:http: the fetch of Node 20 was seen to wait for ever when its signal fired at a busy moment. */
function isReady(origin: string): Promise<boolean> {
	return new Promise((resolve) => {
		const asked = get(`${origin}/health/ready`, { agent: false }, (answer) => {
			answer.resume();
			answer.once('close', () => resolve(answer.statusCode === 200));
		});
		asked.setTimeout(3_000, () => asked.destroy());
		asked.once('error', () => resolve(false));
	});
}
