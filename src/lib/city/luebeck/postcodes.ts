import type { Postcode } from '../city';

const code = (code: string, lat: number, lon: number, district: string): Postcode => ({
	code,
	centre: { lat, lon },
	district,
});

export const postcodes: readonly Postcode[] = [
	code('23552', 53.8676, 10.6891, 'innenstadt'),
	code('23554', 53.8872, 10.6853, 'st-lorenz-nord'),
	code('23556', 53.8654, 10.6228, 'st-lorenz-nord'),
	code('23558', 53.8567, 10.6578, 'st-lorenz-sued'),
	code('23560', 53.8202, 10.6358, 'moisling'),
	code('23562', 53.8302, 10.7089, 'st-juergen'),
	code('23564', 53.8597, 10.7168, 'st-juergen'),
	code('23566', 53.8712, 10.7407, 'st-gertrud'),
	code('23568', 53.9031, 10.7534, 'st-gertrud'),
	code('23569', 53.9129, 10.8269, 'kuecknitz'),
	code('23570', 53.96, 10.8536, 'travemuende'),
];
