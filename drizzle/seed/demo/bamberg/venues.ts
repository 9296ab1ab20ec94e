import type { Venue } from '../dossier';

/** Houses that several clubs of the demo share. Invented names, invented house numbers. */
export const VENUES: readonly Venue[] = [
	{
		key: 'sandbad',
		name: 'Haus am Sandbad',
		street: 'Obere Sandstraße 971',
		plz: '96049',
		district: 'bergstadt',
		stepFree: false,
	},
	{
		key: 'alte-seilerei',
		name: 'Alte Seilerei',
		street: 'Nürnberger Straße 988',
		plz: '96050',
		district: 'gaertnerstadt',
		stepFree: true,
	},
	{
		key: 'gereuth-treff',
		name: 'Quartierstreff Gereuth',
		street: 'Gereuthstraße 793',
		plz: '96050',
		district: 'gereuth',
		stepFree: true,
	},
	{
		key: 'pfarrheim-gaustadt',
		name: 'Pfarrheim an der Regnitz',
		street: 'Gaustadter Hauptstraße 694',
		plz: '96049',
		district: 'gaustadt',
		stepFree: true,
	},
];
