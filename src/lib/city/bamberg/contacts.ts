import type { ContactPoint } from '../city';

// Telephone numbers come from the block (0)89 99998 000 to 999, which the Bundesnetzagentur keeps free
// for films and books ("Drama-Rufnummern"); Bamberg's area code has no block of its own.

export const owner: ContactPoint = {
	name: 'Bürgerservice, Fachstelle Bürgerschaftliches Engagement',
	body: 'Stadt Bamberg',
	address: { street: 'Promenadestraße 992', postcode: '96047', town: 'Bamberg' },
	phone: '089 99998 100',
	mail: 'ehrenamt@bamberg.example',
	hours: [
		{ days: ['mo', 'di', 'mi', 'do', 'fr'], from: '08:30', to: '12:00' },
		{ days: ['do'], from: '14:00', to: '17:30' },
	],
	languages: ['de', 'en'],
	walkIn: true,
};

export const agency: ContactPoint = {
	name: 'Freiwilligenzentrum',
	body: 'Freiwilligenzentrum Bamberg (Beispiel)',
	address: { street: 'Lange Straße 998', postcode: '96047', town: 'Bamberg' },
	phone: '089 99998 200',
	mail: 'beratung@freiwilligenzentrum-bamberg.example',
	web: 'https://freiwilligenzentrum-bamberg.example',
	hours: [{ days: ['di', 'do'], from: '10:00', to: '13:00' }],
	languages: ['de', 'en'],
	walkIn: false,
};
