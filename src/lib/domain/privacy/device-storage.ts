import { STORED_AS } from './stored-as';

/**
 * Everything the product may leave on a device, and nothing else: the privacy notice is rendered from it and
 * tests hold the browser against it.
 */
export interface OnDevice {
	key: keyof typeof STORED_AS;
	kind: 'cookie' | 'localStorage' | 'sessionStorage' | 'cache';
	/** Name in the browser's storage; of caches the beginning, a version may follow. */
	name: string;
	days?: number;
}

export const DEVICE_STORAGE = [
	{ key: 'signed-in', kind: 'cookie', name: STORED_AS['signed-in'] },
	{ key: 'draft', kind: 'cookie', name: STORED_AS.draft, days: 30 },
	{ key: 'entry-draft', kind: 'localStorage', name: STORED_AS['entry-draft'], days: 30 },
	{ key: 'contact', kind: 'localStorage', name: STORED_AS.contact },
	{ key: 'unsent', kind: 'localStorage', name: STORED_AS.unsent, days: 7 },
	{ key: 'typed', kind: 'sessionStorage', name: STORED_AS.typed },
	{ key: 'saved', kind: 'localStorage', name: STORED_AS.saved },
	{ key: 'keys', kind: 'localStorage', name: STORED_AS.keys },
	{ key: 'pages', kind: 'cache', name: STORED_AS.pages, days: 30 },
	{ key: 'pack', kind: 'cache', name: STORED_AS.pack, days: 30 },
	{ key: 'files', kind: 'cache', name: STORED_AS.files },
	{ key: 'keeping', kind: 'localStorage', name: STORED_AS.keeping },
] as const satisfies readonly OnDevice[];
