import type { Point } from '$lib/city';
import type { PlaceAccuracy, PlaceSource } from '$lib/domain/vocabulary/keys';

export interface Address {
	/** As people write it: with house number, abbreviated, perhaps with the name of the house before it. */
	street?: string;
	postcode?: string;
	town?: string;
	/** Set by a person: if it lies in the city and around it, nobody else is asked. */
	pin?: Point;
}

/** How exact a pin is, from the house door to the middle of the city. */
export type Accuracy = PlaceAccuracy;

/** Who said where it is. */
export type CoordinateSource = Extract<PlaceSource, 'geocoder' | 'gazetteer' | 'hand'>;

export interface Located {
	lat: number;
	lon: number;
	accuracy: Accuracy;
	source: CoordinateSource;
	/** Left out where the place lies outside the city or nobody can tell. */
	district?: string;
	/** Whoever might know it better did not answer: worth another question. */
	again?: true;
}

export interface Suggestion extends Located {
	/** What a list shows: "Hüxstraße, 23552 Lübeck". */
	label: string;
	street?: string;
	postcode?: string;
	town: string;
}

export interface Geocoder {
	/** Never throws and never takes longer than the geocoding server is given. */
	locate(address: Address): Promise<Located | undefined>;
	suggest(text: string, limit?: number): Promise<Suggestion[]>;
	/** What lies around this point, for whoever sets a pin without seeing the map. */
	around(point: Point): Around;
}

export interface Around {
	/** In the city or around it: elsewhere no pin counts. */
	inside: boolean;
	/** Label of the district, or the name of the commune next to it. */
	district?: string;
	/** The nearest street, square or house that is known. */
	near?: string;
}
