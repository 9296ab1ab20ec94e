import type { BaseChoice } from '$lib/domain/map/base-choice';
import type { PlaceAccuracy, PlaceSource } from '$lib/domain/vocabulary/keys';
import type { View } from './camera';

/** Where the address of a form lies, as far as anybody knows. */
export interface FoundSpot {
	lat: number;
	lon: number;
	accuracy: PlaceAccuracy;
	source: PlaceSource;
	/** What lies around it, as people say it. */
	district?: string;
	near?: string;
}

export interface PinData {
	found?: FoundSpot;
	/** The map to set a pin on; a city without a drawn one has fields only. */
	map?: {
		base: BaseChoice;
		place: { lat: number; lon: number; zoom: number; minZoom: number; maxZoom: number };
		bounds: View;
	};
}

/** How close the map begins: the less is known, the more is shown. */
export const zoomFor = (accuracy: PlaceAccuracy | undefined, otherwise: number): number => {
	switch (accuracy) {
		case 'house':
			return 16;
		case 'street':
			return 15.5;
		case 'postcode':
		case 'district':
			return 14;
		case 'commune':
			return 13;
		default:
			return otherwise;
	}
};

/** Metres that one pixel of the map shows, with its 512-pixel tiles. */
export const metresPerPixel = (zoom: number, lat: number): number =>
	(40_075_017 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
