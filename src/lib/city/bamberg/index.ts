import type { City } from '../city';
import { agency, owner } from './contacts';
import { districts } from './districts';
import { legal } from './legal';
import { postcodes, surroundings } from './surroundings';

export const bamberg: City = {
	key: 'bamberg',
	// Tohoop is Low German; nobody in Franconia would say it.
	product: 'Mitanand',
	name: 'Bamberg',
	phrases: {
		in: 'in Bamberg',
		adjective: 'Bamberger',
	},
	region: 'Bamberg und Umgebung',
	state: 'Bayern',
	country: 'DE',
	timeZone: 'Europe/Berlin',
	languages: ['de', 'en'],
	owner,
	agency,
	feedbackMail: 'barrierefreiheit@bamberg.example',
	legal,
	brand: { light: {}, dark: {} },
	districts,
	postcodes,
	surroundings,
	map: {
		centre: { lat: 49.8935, lon: 10.8905 },
		bounds: { west: 10.7, south: 49.75, east: 11.1, north: 50.02 },
		zoom: 13,
		minZoom: 10,
		maxZoom: 18,
	},
};
