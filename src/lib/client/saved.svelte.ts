import { localizeHref } from '$lib/messages';
import { DEVICE_STORAGE } from '$lib/domain/privacy/device-storage';
import { MOST_SAVED, pathOf, readEntries, type Saveable, type SavedEntry } from './saved-entry';
import { shell } from './shell.svelte';

// What somebody remembers, on their device only: no account, no cookie, nobody else sees it.

const KEY = DEVICE_STORAGE.find((entry) => entry.key === 'saved')?.name ?? '';

class Saved {
	/** Newest first. */
	entries = $state<SavedEntry[]>([]);
	/** Read from the device; before that nobody knows, and no button says anything. */
	ready = $state(false);

	start(): void {
		this.#read();
		this.ready = true;
		// Another window of the same person.
		addEventListener('storage', ({ key }) => {
			if (key === KEY || key === null) this.#read();
		});
	}

	has(href: string): boolean {
		const path = pathOf(href);
		return this.entries.some((entry) => entry.path === path);
	}

	/** Whether it is saved afterwards. */
	toggle(thing: Saveable): boolean {
		if (this.has(thing.card.href)) {
			this.remove(pathOf(thing.card.href));
			return false;
		}
		this.add({ ...thing, path: pathOf(thing.card.href), at: new Date().toISOString() });
		return true;
	}

	add(entry: SavedEntry): void {
		// The other window may have changed it meanwhile.
		this.#read();
		const others = this.entries.filter(({ path }) => path !== entry.path);
		this.#write([entry, ...others].slice(0, MOST_SAVED));
		shell.tell({ do: 'keep', address: localizeHref(entry.path), saved: true });
	}

	remove(path: string): void {
		this.#read();
		this.#write(this.entries.filter((entry) => entry.path !== path));
		shell.tell({ do: 'release', address: localizeHref(path) });
	}

	#read(): void {
		this.entries = readEntries(storage()?.getItem(KEY) ?? null);
	}

	#write(entries: SavedEntry[]): void {
		this.entries = entries;
		if (entries.length > 0) storage()?.setItem(KEY, JSON.stringify(entries));
		else storage()?.removeItem(KEY);
	}
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

export const saved = new Saved();
