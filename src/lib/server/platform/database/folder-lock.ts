import { link, mkdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { readFileSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/**
 * The embedded database does not guard its folder: a second process that opens it destroys what the
 * first one writes. So one process at a time holds `lock`, which says who it is. A lock whose process
 * is gone is taken over.
 */
export interface Holder {
	pid: number;
	/** When that process began, so that a reused number is not mistaken for it. */
	started: string;
	/** What it is: the product or a command. */
	what: string;
	/** Where it can be asked to do maintenance (Unix socket). */
	door: string;
	token: string;
}

export class FolderLocked extends Error {
	constructor(
		readonly folder: string,
		readonly holder: Holder,
	) {
		super(
			`Der Datenordner ${folder} gehört gerade Prozess ${holder.pid} (${holder.what}). ` +
				'Beende ihn zuerst, oder nimm mit DATA_DIR einen anderen Ordner.',
		);
		this.name = 'FolderLocked';
	}
}

export interface FolderLock {
	readonly holder: Holder;
	release(): void;
}

function processStart(pid: number): string | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The name in brackets may hold blanks; field 22 counts from after it.
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
	} catch (error) {
		// Not Linux, or no such process: then only "is somebody there" can be asked.
		if (error instanceof Error) return undefined;
		throw error;
	}
}

function lives(holder: Holder): boolean {
	try {
		process.kill(holder.pid, 0);
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
	const start = processStart(holder.pid);
	return start === undefined || start === holder.started || holder.started === '';
}

const isMissing = (error: unknown) =>
	error instanceof Error && 'code' in error && error.code === 'ENOENT';
const isThere = (error: unknown) =>
	error instanceof Error && 'code' in error && error.code === 'EEXIST';

export async function readHolder(folder: string): Promise<Holder | undefined> {
	try {
		const holder = JSON.parse(await readFile(join(folder, 'lock'), 'utf8')) as Holder;
		return lives(holder) ? holder : undefined;
	} catch (error) {
		if (isMissing(error) || error instanceof SyntaxError) return undefined;
		throw error;
	}
}

async function takeOver(folder: string, stale: string): Promise<void> {
	// Two may find the same dead lock at the same moment: only who moved exactly that one away goes on.
	const aside = join(folder, `lock.${randomUUID()}`);
	try {
		await rename(join(folder, 'lock'), aside);
	} catch (error) {
		if (isMissing(error)) return;
		throw error;
	}
	if ((await readFile(aside, 'utf8')) !== stale) {
		// Somebody's living lock was moved by mistake: put it back, unless its owner is gone by now.
		await link(aside, join(folder, 'lock')).catch((error: unknown) => {
			if (!isThere(error)) throw error;
		});
	}
	await rm(aside, { force: true });
}

export async function lockFolder(folder: string, what: string, door: string): Promise<FolderLock> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const file = join(folder, 'lock');
	const holder: Holder = {
		pid: process.pid,
		started: processStart(process.pid) ?? '',
		what,
		door,
		token: randomUUID(),
	};
	const own = join(folder, `lock.${holder.token}`);
	await writeFile(own, JSON.stringify(holder), { mode: 0o600 });
	try {
		for (let attempt = 0; attempt < 20; attempt++) {
			try {
				// link() refuses when the name is taken, and the content is whole from the first moment.
				await link(own, file);
				const mine = JSON.parse(await readFile(file, 'utf8')) as Holder;
				if (mine.token !== holder.token) continue;
				return {
					holder,
					release: () => {
						try {
							const current = JSON.parse(readFileSync(file, 'utf8')) as Holder;
							if (current.token === holder.token) rmSync(file, { force: true });
						} catch (error) {
							if (!isMissing(error)) throw error;
						}
					},
				};
			} catch (error) {
				if (!isThere(error)) throw error;
			}
			const text = await readFile(file, 'utf8').catch((error: unknown) => {
				if (isMissing(error)) return undefined;
				throw error;
			});
			if (text === undefined) continue;
			const current = parseHolder(text);
			if (current && lives(current)) throw new FolderLocked(folder, current);
			await takeOver(folder, text);
		}
		throw new Error(`Could not take the lock of ${folder}`);
	} finally {
		await unlink(own).catch((error: unknown) => {
			if (!isMissing(error)) throw error;
		});
	}
}

function parseHolder(text: string): Holder | undefined {
	try {
		return JSON.parse(text) as Holder;
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}
