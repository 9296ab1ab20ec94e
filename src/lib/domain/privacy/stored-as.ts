/** Under which names the product keeps things on a device. What they are, and how long they stay: DEVICE_STORAGE. */
export const STORED_AS = {
	'signed-in': 'session',
	draft: 'entwurf',
	'entry-draft': 'entwuerfe',
	contact: 'kontakt',
	unsent: 'anfragen',
	typed: 'eingaben',
	saved: 'gemerkt',
	keys: 'tasten',
	pages: 'seiten',
	pack: 'paket',
	files: 'dateien',
	keeping: 'speicher',
} as const;

/** Those of the service worker; a version may follow the name. */
export const CACHES = [STORED_AS.pages, STORED_AS.pack, STORED_AS.files] as const;
