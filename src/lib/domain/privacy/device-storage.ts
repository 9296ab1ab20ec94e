/**
 * Everything the product may leave on a device, and nothing else: the privacy notice is rendered from it and
 * tests hold the browser against it. Take the names from here, and switch an entry to `inUse` together with
 * the code that writes it.
 */
export interface OnDevice {
	key:
		| 'signed-in'
		| 'draft'
		| 'entry-draft'
		| 'contact'
		| 'unsent'
		| 'saved'
		| 'keys'
		| 'pages'
		| 'pack'
		| 'files'
		| 'keeping';
	kind: 'cookie' | 'localStorage' | 'indexedDB' | 'cache';
	/** Name in the browser's storage; of caches the beginning, a version may follow. */
	name: string;
	inUse: boolean;
	days?: number;
}

export const DEVICE_STORAGE = [
	{ key: 'signed-in', kind: 'cookie', name: 'session', inUse: true },
	{ key: 'draft', kind: 'cookie', name: 'entwurf', inUse: true, days: 30 },
	{ key: 'entry-draft', kind: 'localStorage', name: 'entwuerfe', inUse: true, days: 30 },
	{ key: 'contact', kind: 'localStorage', name: 'kontakt', inUse: true },
	{ key: 'unsent', kind: 'localStorage', name: 'anfragen', inUse: true, days: 7 },
	{ key: 'saved', kind: 'localStorage', name: 'gemerkt', inUse: true },
	{ key: 'keys', kind: 'localStorage', name: 'tasten', inUse: true },
	{ key: 'pages', kind: 'cache', name: 'seiten', inUse: true, days: 30 },
	{ key: 'pack', kind: 'cache', name: 'paket', inUse: true, days: 30 },
	{ key: 'files', kind: 'cache', name: 'dateien', inUse: true },
	{ key: 'keeping', kind: 'localStorage', name: 'speicher', inUse: true },
] as const satisfies readonly OnDevice[];

export const onDeviceToday: readonly OnDevice[] = DEVICE_STORAGE.filter(
	(entry: OnDevice) => entry.inUse,
);
