import type { ContactPoint } from '../city';

// Telephone numbers come from the block (0)30 23125 000 to 999, which the Bundesnetzagentur keeps free
// for films and books ("Drama-Rufnummern"); Lübeck's area code has no block of its own. Mail is under the
// reserved name .example, house numbers do not exist. The city puts its own details here.

export const owner: ContactPoint = {
	name: 'Stabsstelle Migration und Ehrenamt',
	body: 'Hansestadt Lübeck',
	address: { street: 'Kronsforder Allee 992', postcode: '23560', town: 'Lübeck' },
	phone: '030 23125 100',
	mail: 'ehrenamt@luebeck.example',
	hours: [
		{ days: ['mo', 'di', 'do'], from: '09:00', to: '12:00' },
		{ days: ['do'], from: '14:00', to: '18:00' },
	],
	languages: ['de', 'en', 'tr', 'uk', 'ar'],
	walkIn: true,
};

export const agency: ContactPoint = {
	name: 'Freiwilligenagentur',
	body: 'Freiwilligenagentur Lübeck (Beispiel)',
	address: { street: 'Hüxstraße 998', postcode: '23552', town: 'Lübeck' },
	phone: '030 23125 200',
	mail: 'beratung@freiwilligenagentur-luebeck.example',
	web: 'https://freiwilligenagentur-luebeck.example',
	hours: [
		{ days: ['di', 'mi'], from: '10:00', to: '13:00' },
		{ days: ['do'], from: '15:00', to: '18:00' },
	],
	languages: ['de', 'en'],
	walkIn: false,
};
