import { INDEX_SETTINGS, INDEX_VERSION } from '$lib/domain/search/settings';
import { createHash } from 'node:crypto';
import type { StillOurs } from '../platform/jobs/work-alone';
import { SearchEngineError, type Meilisearch } from '../platform/search/client';
import type { EngineDocument } from './entries';

/** The engine's copy of the entries. Its name carries the version of settings and documents. */
export interface EngineIndex {
	readonly name: string;
	/** Undefined: there is none. */
	count(): Promise<number | undefined>;
	/** Its settings are ours: an index that came into being by itself has none. */
	fits(): Promise<boolean>;
	/** Every id with the sum of its document. */
	sums(): Promise<Map<string, string>>;
	put(documents: readonly EngineDocument[]): Promise<void>;
	remove(ids: readonly string[]): Promise<void>;
	/** The same, and waits until it can be found. */
	settle(): Promise<void>;
	/** Fills another index while this one is searched, then they change places. One process at a time may. */
	rebuild(batches: AsyncIterable<readonly EngineDocument[]>, stillOurs: StillOurs): Promise<number>;
	/** Removes what versions before this one left behind, if nothing was written there since then. */
	forgetOld(since: Date): Promise<number>;
}

const OURS = /^entries_[0-9a-f]{8}(_next)?$/;
const VERSION = createHash('sha256').update(INDEX_VERSION).digest('hex').slice(0, 8);
const PAGE = 5_000;
const TASK_MS = 120_000;

/** The vendor wraps what our transport throws. */
const isMissing = (error: unknown): boolean =>
	error instanceof SearchEngineError
		? error.code === 'index_not_found'
		: error instanceof Error && error.cause !== undefined && isMissing(error.cause);

export function openEngineIndex(client: Meilisearch): EngineIndex {
	const name = `entries_${VERSION}`;
	const next = `${name}_next`;
	const waiting = { timeout: TASK_MS, interval: 25 };
	let lastTask: number | undefined;

	const done = async (task: PromiseLike<{ taskUid: number }>) => succeeded((await task).taskUid);
	const succeeded = async (taskUid: number) => {
		const result = await client.tasks.waitForTask(taskUid, waiting);
		if (result.status !== 'succeeded')
			throw new Error(`The search engine failed: ${result.error?.code ?? result.status}`);
	};
	const dropIfThere = async (uid: string) => {
		const { taskUid } = await client.deleteIndex(uid);
		// Fails when there was none, and that is as good.
		await client.tasks.waitForTask(taskUid, waiting);
	};

	return {
		name,
		async count() {
			try {
				const stats = await client.index(name).getStats();
				return stats.numberOfDocuments;
			} catch (error) {
				if (isMissing(error)) return undefined;
				throw error;
			}
		},
		async fits() {
			const settings = await client.index(name).getSettings();
			return (
				JSON.stringify(settings.searchableAttributes) ===
					JSON.stringify(INDEX_SETTINGS.searchableAttributes) &&
				JSON.stringify(settings.rankingRules) === JSON.stringify(INDEX_SETTINGS.rankingRules)
			);
		},
		async sums() {
			const found = new Map<string, string>();
			for (let offset = 0; ; offset += PAGE) {
				const { results } = await client
					.index(name)
					.getDocuments({ fields: ['id', 'sum'], limit: PAGE, offset });
				for (const each of results as { id: string; sum: string }[]) found.set(each.id, each.sum);
				if (results.length < PAGE) return found;
			}
		},
		async put(documents) {
			if (documents.length === 0) return;
			const task = await client.index(name).addDocuments([...documents], { primaryKey: 'id' });
			lastTask = task.taskUid;
		},
		async remove(ids) {
			if (ids.length === 0) return;
			const task = await client.index(name).deleteDocuments([...ids]);
			lastTask = task.taskUid;
		},
		async settle() {
			if (lastTask === undefined) return;
			const task = await client.tasks.waitForTask(lastTask, waiting);
			if (task.status === 'failed')
				throw new Error(`The search engine failed: ${task.error?.code ?? ''}`);
		},
		async rebuild(batches, stillOurs) {
			await dropIfThere(next);
			await done(client.createIndex(next, { primaryKey: 'id' }));
			const settle = (settings: Partial<typeof INDEX_SETTINGS>) =>
				done(client.index(next).updateSettings(structuredClone(settings) as never));
			const { filterableAttributes, ...others } = INDEX_SETTINGS;
			await settle(others);
			let count = 0;
			const tasks: number[] = [];
			for await (const batch of batches) {
				if (batch.length === 0) continue;
				// The engine works its queue off in larger pieces than it is handed.
				const { taskUid } = await client.index(next).addDocuments([...batch], { primaryKey: 'id' });
				tasks.push(taskUid);
				count += batch.length;
			}
			for (const task of tasks) await succeeded(task);
			// Made of all entries at once, and not grown batch by batch, they are counted in three quarters of the time.
			await settle({ filterableAttributes });
			const there = await client.getIndex(name).then(
				() => true,
				(error: unknown) => {
					if (isMissing(error)) return false;
					throw error;
				},
			);
			// Only two that exist can change places.
			if (!there) await done(client.createIndex(name, { primaryKey: 'id' }));
			if (!stillOurs()) throw new Error('Stood still while the index was built');
			await done(client.swapIndexes([{ indexes: [name, next], rename: false }]));
			await dropIfThere(next);
			return count;
		},
		async forgetOld(since) {
			const { results } = await client.getRawIndexes({ limit: 1_000 });
			const old = results.filter(
				({ uid, updatedAt }) =>
					OURS.test(uid) && uid !== name && uid !== next && new Date(updatedAt) < since,
			);
			for (const { uid } of old) await dropIfThere(uid);
			return old.length;
		},
	};
}
