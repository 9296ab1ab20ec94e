/** Where something is, as far as anybody said. */
export interface PlaceData {
	name: string;
	street: string;
	town: string;
	district: string;
	/** Only when the spot is known to the street: a way to a guess would lead astray. */
	spot?: { lat: number; lon: number };
	/** Nobody could say yet where that is, and it is being asked again. */
	later?: boolean;
	/** "Vom Zentrum etwa 12 Min. zu Fuß" */
	fromCentre: string;
	stepFree: boolean | null;
}
