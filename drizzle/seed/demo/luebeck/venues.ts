import type { District } from '../dossier';

/** Houses that several clubs of the demo city share. Invented names, invented house numbers. */
export interface Venue {
	key: string;
	name: string;
	street: string;
	plz: string;
	district: District;
	stepFree: boolean;
}

export const VENUES: readonly Venue[] = [
	{
		key: 'haus-der-vereine',
		name: 'Haus der Vereine am Koberg',
		street: 'Koberg 99',
		plz: '23552',
		district: 'innenstadt',
		stepFree: true,
	},
	{
		key: 'alte-druckerei',
		name: 'Alte Druckerei',
		street: 'Fleischhauerstraße 398',
		plz: '23552',
		district: 'innenstadt',
		stepFree: false,
	},
	{
		key: 'gemeindehaus-marli',
		name: 'Gemeindehaus Marli',
		street: 'Marlistraße 391',
		plz: '23566',
		district: 'st-gertrud',
		stepFree: true,
	},
	{
		key: 'buergerhaus-eichholz',
		name: 'Bürgerhaus Eichholz',
		street: 'Brandenbaumer Landstraße 794',
		plz: '23564',
		district: 'st-gertrud',
		stepFree: true,
	},
	{
		key: 'treff-moisling',
		name: 'Stadtteiltreff Moisling',
		street: 'Niendorfer Straße 296',
		plz: '23560',
		district: 'moisling',
		stepFree: true,
	},
	{
		key: 'buntekuh-zentrum',
		name: 'Nachbarschaftszentrum Buntekuh',
		street: 'Karavellenstraße 188',
		plz: '23558',
		district: 'buntekuh',
		stepFree: true,
	},
	{
		key: 'werkhof-sued',
		name: 'Werkhof Süd',
		street: 'Hansestraße 389',
		plz: '23558',
		district: 'st-lorenz-sued',
		stepFree: true,
	},
	{
		key: 'kulturhaus-falkenfeld',
		name: 'Kulturhaus Falkenfeld',
		street: 'Fackenburger Allee 488',
		plz: '23554',
		district: 'st-lorenz-nord',
		stepFree: false,
	},
	{
		key: 'sporthalle-vorwerk',
		name: 'Sporthalle Vorwerk',
		street: 'Ziegelstraße 596',
		plz: '23556',
		district: 'st-lorenz-nord',
		stepFree: true,
	},
	{
		key: 'campus-haus',
		name: 'Haus am Campus',
		street: 'Ratzeburger Allee 796',
		plz: '23562',
		district: 'st-juergen',
		stepFree: true,
	},
	{
		key: 'huextertor-treff',
		name: 'Treff am Hüxtertor',
		street: 'Hüxtertorallee 291',
		plz: '23564',
		district: 'st-juergen',
		stepFree: false,
	},
	{
		key: 'schlutup-huus',
		name: 'Schlutuper Huus',
		street: 'Schlutuper Markt 88',
		plz: '23568',
		district: 'schlutup',
		stepFree: true,
	},
	{
		key: 'kuecknitz-forum',
		name: 'Forum Kücknitz',
		street: 'Solmitzstraße 292',
		plz: '23569',
		district: 'kuecknitz',
		stepFree: true,
	},
	{
		key: 'travemuende-lotsenhaus',
		name: 'Lotsenhaus Travemünde',
		street: 'Vorderreihe 196',
		plz: '23570',
		district: 'travemuende',
		stepFree: false,
	},
	{
		key: 'bootshaus-wakenitz',
		name: 'Bootshaus an der Wakenitz',
		street: 'Wakenitzufer 197',
		plz: '23564',
		district: 'st-gertrud',
		stepFree: false,
	},
	{
		key: 'gartenlaube-dornbreite',
		name: 'Vereinsheim Dornbreite',
		street: 'Schönböckener Straße 697',
		plz: '23556',
		district: 'st-lorenz-nord',
		stepFree: true,
	},
];
