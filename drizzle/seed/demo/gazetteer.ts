/** What the seed asks of a city: where a street or a district is. Filled from the city's folder. */
export interface Gazetteer {
	street(street: string, postcode: string): Spot | undefined;
	district(key: string): Spot | undefined;
	districtAt(point: { lat: number; lon: number }): string | undefined;
}

export interface Spot {
	lat: number;
	lon: number;
	accuracy: string;
	source: string;
}

/** For whoever only wants the texts. */
export const nowhere: Gazetteer = {
	street: () => undefined,
	district: () => undefined,
	districtAt: () => undefined,
};
