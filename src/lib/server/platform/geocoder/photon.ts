import { within, type City } from '$lib/city';
import { z } from 'zod';
import { askOutside } from '../ask-outside';
import { districtKeyAt } from './gazetteer';
import { isOneTypoAway, squeezed, streetNames } from './street-name';
import type { Address, Located, Suggestion } from './types';

/** A form waits for this: better an approximate pin than a person who waits. */
const PATIENCE_MS = 1_500;
const MOST_BYTES = 256 * 1024;

const feature = z.object({
	geometry: z.object({
		coordinates: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
	}),
	properties: z.object({
		type: z.string().optional(),
		name: z.string().optional(),
		street: z.string().optional(),
		housenumber: z.string().optional(),
		postcode: z.string().optional(),
		city: z.string().optional(),
	}),
});
const answer = z.object({ features: z.array(z.unknown()).max(200) });
type Feature = z.infer<typeof feature>;

/** Asks a Photon-compatible server. Throws on any failure: the caller falls back. */
export function openPhoton(base: string, city: City) {
	const ask = async (query: string): Promise<Feature[]> => {
		const { bounds, centre } = city.map;
		const url = new URL(base);
		url.searchParams.set('q', query.slice(0, 200));
		url.searchParams.set('limit', '8');
		url.searchParams.set('lang', 'de');
		url.searchParams.set('lat', String(centre.lat));
		url.searchParams.set('lon', String(centre.lon));
		url.searchParams.set('bbox', [bounds.west, bounds.south, bounds.east, bounds.north].join(','));
		const { status, bytes } = await askOutside(url, {
			accept: 'application/geo+json, application/json',
			patienceMs: PATIENCE_MS,
			mostBytes: MOST_BYTES,
		});
		if (status !== 200) throw new Error(`The geocoder answered ${status}`);
		const found = answer.parse(JSON.parse(bytes.toString('utf8')));
		return found.features
			.flatMap((one) => {
				const parsed = feature.safeParse(one);
				return parsed.success ? [parsed.data] : [];
			})
			.filter((one) => within(bounds, pointOf(one)));
	};

	return {
		/** Only an answer for the street that was asked for: a geocoder always finds something. */
		async locate(address: Address): Promise<Located | undefined> {
			const wanted = streetNames(address.street ?? '').map(squeezed);
			if (wanted.length === 0) return undefined;
			const town = address.town?.trim() || city.name;
			const found = await ask([address.street, address.postcode, town].filter(Boolean).join(' '));
			const same = found.filter(
				(one) => isStreet(one) && fitsPostcode(one, address) && fitsStreet(one, wanted),
			);
			const hit = same.find((one) => one.properties.housenumber) ?? same[0];
			return hit && toLocated(city, hit);
		},
		async suggest(text: string, limit: number): Promise<Suggestion[]> {
			const found = await ask(text);
			return found
				.filter(isStreet)
				.slice(0, limit)
				.map((one) => toSuggestion(city, one));
		},
	};
}

const pointOf = ({ geometry: { coordinates } }: Feature) => ({
	lat: coordinates[1],
	lon: coordinates[0],
});

const isStreet = ({ properties: { type } }: Feature): boolean =>
	type === 'house' || type === 'street';

const streetOf = ({ properties }: Feature): string => properties.street ?? properties.name ?? '';

const fitsPostcode = ({ properties }: Feature, { postcode }: Address): boolean =>
	!postcode || !properties.postcode || properties.postcode === postcode.trim();

function fitsStreet(one: Feature, wanted: readonly string[]): boolean {
	const names = [one.properties.street, one.properties.name].flatMap((name) =>
		name ? [squeezed(name)] : [],
	);
	return wanted.some((name) => names.some((own) => own === name || isOneTypoAway(own, name)));
}

function toLocated(city: City, one: Feature): Located {
	const point = pointOf(one);
	const district = districtKeyAt(city, point);
	return {
		...point,
		accuracy: one.properties.housenumber ? 'house' : 'street',
		source: 'geocoder',
		...(district ? { district } : {}),
	};
}

function toSuggestion(city: City, one: Feature): Suggestion {
	const { housenumber, postcode } = one.properties;
	const town = one.properties.city ?? city.name;
	const street = [streetOf(one), housenumber].filter(Boolean).join(' ');
	return {
		...toLocated(city, one),
		label: `${street}, ${[postcode, town].filter(Boolean).join(' ')}`,
		street,
		...(postcode ? { postcode } : {}),
		town,
	};
}
