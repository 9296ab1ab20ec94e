import type { PlaceAccuracy, PlaceSource } from '$lib/domain/vocabulary/keys';

export interface Address {
	/** As people write it: with house number, abbreviated, perhaps with the name of the house before it. */
	street?: string;
	postcode?: string;
	town?: string;
}

/** How exact a pin is, from the house door to the middle of the city. */
export type Accuracy = PlaceAccuracy;

/** Who said where it is. A pin moved by hand says so itself. */
export type CoordinateSource = Extract<PlaceSource, 'geocoder' | 'gazetteer'>;

export interface Located {
	lat: number;
	lon: number;
	accuracy: Accuracy;
	source: CoordinateSource;
	/** Left out where the place lies outside the city or nobody can tell. */
	district?: string;
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
}
