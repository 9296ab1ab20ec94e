import { pageIn } from '$lib/domain/pages/address';
import { STORED_AS } from '$lib/domain/privacy/stored-as';
import { MOST_SAVED, pathOf, readEntries, type Saveable, type SavedEntry } from './saved-entry';
import { tellWorker } from './shell';

// What somebody remembers, on their device only: no account, no cookie, nobody else sees it.

const KEY = STORED_AS.saved;
const listeners = new Set<() => void>();
let entries: SavedEntry[] | undefined;

/** Newest first. */
export const savedEntries = (): readonly SavedEntry[] => (entries ??= read());

/** Hears of every change, also of one in another window of the same person. Gives back how to stop. */
export function onSavedChange(listener: () => void): () => void {
	if (listeners.size === 0) addEventListener('storage', hearOtherWindow);
	listeners.add(listener);
	return () => {
		listeners.delete(listener);
		if (listeners.size === 0) removeEventListener('storage', hearOtherWindow);
	};
}

export function isSaved(href: string): boolean {
	const path = pathOf(href);
	return savedEntries().some((entry) => entry.path === path);
}

export function toggleSaved(thing: Saveable): void {
	const path = pathOf(thing.card.href);
	if (isSaved(path)) removeSaved(path);
	else addSaved({ ...thing, path, at: new Date().toISOString() });
}

export function addSaved(entry: SavedEntry): void {
	// The other window may have changed it meanwhile.
	const others = read().filter(({ path }) => path !== entry.path);
	write([entry, ...others].slice(0, MOST_SAVED));
	tellWorker({ do: 'keep', address: here(entry.path), saved: true });
}

export function removeSaved(path: string): void {
	write(read().filter((entry) => entry.path !== path));
	tellWorker({ do: 'release', address: here(path) });
}

/** In the language of the page that is open. */
const here = (path: string) => pageIn(document.documentElement.lang, path);

const read = (): SavedEntry[] => readEntries(storage()?.getItem(KEY) ?? null);

function write(next: SavedEntry[]): void {
	change(next);
	if (next.length > 0) storage()?.setItem(KEY, JSON.stringify(next));
	else storage()?.removeItem(KEY);
}

function change(next: SavedEntry[]): void {
	entries = next;
	for (const listener of listeners) listener();
}

function hearOtherWindow({ key }: StorageEvent): void {
	if (key === KEY || key === null) change(read());
}

/** Some browsers refuse it altogether: then the list lasts as long as the page. */
function storage(): Storage | undefined {
	try {
		return localStorage;
	} catch (error) {
		if (error instanceof DOMException) return undefined;
		throw error;
	}
}
