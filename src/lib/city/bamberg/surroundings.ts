import type { Commune, Postcode } from '../city';

const county = 'Landkreis Bamberg';

const near = (
	key: string,
	label: string,
	postcode: string,
	lat: number,
	lon: number,
	aliases: readonly string[] = [],
): Commune => ({ key, label, county, centre: { lat, lon }, postcodes: [postcode], aliases });

export const surroundings: readonly Commune[] = [
	near('hallstadt', 'Hallstadt', '96103', 49.929, 10.876, ['Dörfleins']),
	near('bischberg', 'Bischberg', '96120', 49.911, 10.832, ['Trosdorf', 'Tütschengereuth']),
	near('strullendorf', 'Strullendorf', '96129', 49.843, 10.971, ['Geisfeld']),
	near('memmelsdorf', 'Memmelsdorf', '96117', 49.934, 10.953, ['Drosendorf', 'Lichteneiche']),
	near('stegaurach', 'Stegaurach', '96135', 49.864, 10.843, ['Debring', 'Mühlendorf']),
	near('litzendorf', 'Litzendorf', '96123', 49.913, 11.013, ['Pödeldorf', 'Schammelsdorf']),
	near('hirschaid', 'Hirschaid', '96114', 49.819, 10.989, ['Sassanfahrt']),
	near('oberhaid', 'Oberhaid', '96173', 49.932, 10.814),
	near('breitenguessbach', 'Breitengüßbach', '96149', 49.971, 10.886),
	near('pettstadt', 'Pettstadt', '96175', 49.831, 10.93),
];

const code = (code: string, lat: number, lon: number, district: string): Postcode => ({
	code,
	centre: { lat, lon },
	district,
});

export const postcodes: readonly Postcode[] = [
	code('96047', 49.8915, 10.891, 'inselstadt'),
	code('96049', 49.89, 10.87, 'bergstadt'),
	code('96050', 49.884, 10.911, 'wunderburg'),
	code('96052', 49.905, 10.9, 'bamberg-ost'),
];
