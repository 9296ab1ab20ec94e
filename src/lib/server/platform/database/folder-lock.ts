import { copyFile, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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

/** Who holds the folder now; undefined when nobody does who still lives. */
export async function readHolder(folder: string): Promise<Holder | undefined> {
	const holder = await lastHolder(folder);
	return holder && lives(holder) ? holder : undefined;
}

/** Whoever succeeds a dead holder links this name; a link is made once, so there is one heir. */
const heirOf = (folder: string, dead: Holder) => join(folder, `lock.after.${dead.token}`);

/** Follows the heirs of the lock to the last one; undefined when there is no lock. */
async function lastHolder(folder: string): Promise<Holder | undefined> {
	let holder = await holderIn(join(folder, 'lock'));
	while (holder) {
		const heir = await holderIn(heirOf(folder, holder));
		if (!heir) return holder;
		holder = heir;
	}
	return undefined;
}

async function linked(from: string, to: string): Promise<boolean> {
	try {
		// link() refuses when the name is taken, and the content is whole from the first moment.
		await link(from, to);
		return true;
	} catch (error) {
		if (isThere(error)) return false;
		throw error;
	}
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
		for (let attempt = 0; attempt < 50; attempt++) {
			const last = await lastHolder(folder);
			if (last && lives(last)) throw new FolderLocked(folder, last);
			const slot = last ? heirOf(folder, last) : file;
			if (!(await linked(own, slot))) continue;
			// The dead holder may have been cleared away since we looked: then our link hangs in the air.
			if ((await lastHolder(folder))?.token !== holder.token) {
				await rm(slot, { force: true });
				continue;
			}
			if (last) await becomeFirst(folder, own, slot);
			return { holder, release: () => release(file, holder) };
		}
		throw new Error(`Could not take the lock of ${folder}`);
	} finally {
		await rm(own, { force: true });
	}
}

/** The heir puts itself in the first place, so that the chain does not grow from crash to crash. */
async function becomeFirst(folder: string, own: string, slot: string): Promise<void> {
	const copy = `${own}.first`;
	await copyFile(own, copy);
	await rename(copy, join(folder, 'lock'));
	await rm(slot, { force: true });
}

function release(file: string, holder: Holder): void {
	try {
		const current = JSON.parse(readFileSync(file, 'utf8')) as Holder;
		if (current.token === holder.token) rmSync(file, { force: true });
	} catch (error) {
		if (!isMissing(error)) throw error;
	}
}

async function holderIn(file: string): Promise<Holder | undefined> {
	try {
		return JSON.parse(await readFile(file, 'utf8')) as Holder;
	} catch (error) {
		if (isMissing(error)) return undefined;
		throw error;
	}
}
