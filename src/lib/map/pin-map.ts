import type { Pin } from '$lib/domain/place/pin';
import type { PlaceAccuracy } from '$lib/domain/vocabulary/keys';
import type { PinData } from './pin-data';
import type { Around } from './pin-words';

export interface PinMapProps {
	open: boolean;
	map: NonNullable<PinData['map']>;
	/** Where the pin stands at first; else in the middle of the city. */
	start: Pin | undefined;
	accuracy: PlaceAccuracy | undefined;
	ontake: (pin: Pin, around: Around | undefined) => void;
	onreset: () => void;
}
