import type { City } from '../city';
import { agency, owner } from './contacts';
import { districts } from './districts';
import { legal } from './legal';
import { postcodes } from './postcodes';
import { surroundings } from './surroundings';

export const luebeck: City = {
	key: 'luebeck',
	product: 'Tohoop',
	name: 'Lübeck',
	phrases: {
		in: 'in Lübeck',
		adjective: 'Lübecker',
	},
	region: 'Lübeck und Umgebung',
	state: 'Schleswig-Holstein',
	country: 'DE',
	timeZone: 'Europe/Berlin',
	languages: ['de', 'en'],
	owner,
	agency,
	feedbackMail: 'barrierefreiheit@luebeck.example',
	legal,
	// The product's own colours. No coat of arms, no lettering and no colour of the city's own design.
	brand: { light: {}, dark: {} },
	districts,
	postcodes,
	surroundings,
	map: {
		centre: { lat: 53.8655, lon: 10.6866 },
		bounds: { west: 10.3, south: 53.58, east: 11.25, north: 54.2 },
		zoom: 12,
		minZoom: 9,
		maxZoom: 18,
	},
};
