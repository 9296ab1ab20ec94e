import type { City } from '$lib/city';
import { within } from '$lib/city';
import { loadGazetteer } from '$lib/city/gazetteer';
import { describeError, type Log } from '../log';
import { aroundPoint } from './around';
import { districtKeyAt, knowSpots, locateInGazetteer } from './gazetteer';
import { openPhoton } from './photon';
import { buildSuggestions, matchSuggestions } from './suggest';
import type { Address, Geocoder, Located, Suggestion } from './types';

export type {
	Accuracy,
	Address,
	Around,
	CoordinateSource,
	Geocoder,
	Located,
	Suggestion,
} from './types';

/** The gazetteer alone: the same question at once, for whoever has thousands of them. */
export async function openGazetteer(
	city: City,
): Promise<(address: Address) => Located | undefined> {
	const spots = knowSpots(await loadGazetteer(city.key));
	return (address) => locateInGazetteer(city, spots, address);
}

/** After a failure the server is left alone for so long: nobody waits for it again and again. */
const PAUSE_MS = 30_000;
const SUGGESTIONS = 8;

/**
 * Where an address lies: the city's own geocoding server first, if one is set, else the gazetteer in the
 * city's folder. Never throws; what is not found is undefined, and saving goes on.
 */
export async function openGeocoder(options: {
	city: City;
	/** A Photon-compatible server. */
	url?: string;
	log: Log;
	now?: () => number;
}): Promise<Geocoder> {
	const { city, log, now = Date.now } = options;
	const spots = knowSpots(await loadGazetteer(city.key));
	const entries = buildSuggestions(city, spots);
	const photon = options.url ? openPhoton(options.url, city) : undefined;
	let silentUntil = 0;

	const isAway = () => photon !== undefined && now() < silentUntil;
	/** No personal data in the log: an address may be where somebody lives. */
	const askServer = async <T>(question: (server: NonNullable<typeof photon>) => Promise<T>) => {
		if (!photon || isAway()) return undefined;
		try {
			return await question(photon);
		} catch (error) {
			silentUntil = now() + PAUSE_MS;
			log.warn('geocoder.failed', describeError(error));
			return undefined;
		}
	};

	return {
		async locate(address) {
			if (address.pin && within(city.map.bounds, address.pin)) {
				const { lat, lon } = address.pin;
				const district = districtKeyAt(city, address.pin);
				return { lat, lon, accuracy: 'house', source: 'hand', ...(district ? { district } : {}) };
			}
			const found = await askServer((server) => server.locate(address));
			if (found) return found;
			const known = locateInGazetteer(city, spots, address);
			// Without a street there is nothing it could know better.
			return known && address.street?.trim() && isAway() ? { ...known, again: true } : known;
		},
		async suggest(text, limit = SUGGESTIONS): Promise<Suggestion[]> {
			const known = matchSuggestions(entries, text, limit);
			// What is being typed leaves the house only when the own list has no answer.
			if (known.length > 0 || text.trim().length < 4) return known;
			return (await askServer((server) => server.suggest(text, limit))) ?? [];
		},
		around: (point) => aroundPoint(city, spots, point),
	};
}
