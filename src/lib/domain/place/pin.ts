// A pin that a person set. It counts for the address it was set for: with another address it is looked up again.
// The browser reads this too: what needs zod stands in pin-fields.ts, for it is 20 KB on the line.

export interface Pin {
	lat: number;
	lon: number;
}

interface AddressText {
	street: string;
	postcode: string;
	town: string;
}

export interface PinFields {
	/** As typed or set on the map; empty: the address says where it is. */
	pinLat: string;
	pinLon: string;
	/** The pin and the address it was set for, as the form was opened. */
	pinFor: string;
}

/** About a metre: nobody sets a pin closer. */
const DIGITS = 5;

/** "53,8655" is how people here write it. Nonsense is no number, and no reason to refuse a form. */
export function readDegrees(text: string, most: number): number | undefined {
	const plain = text.trim().replace(',', '.').replace(/°$/, '').trim();
	if (plain.length > 20 || !/^[+-]?\d{1,3}(\.\d+)?$/.test(plain)) return undefined;
	const degrees = Number(Number(plain).toFixed(DIGITS));
	return Math.abs(degrees) <= most ? degrees : undefined;
}

const folded = ({ street, postcode, town }: AddressText): string =>
	[street, postcode, town].map((part) => part.trim().replace(/\s+/g, ' ').toLowerCase()).join('|');

const coordinates = ({ lat, lon }: Pin): string => `${lat},${lon}`;

/** What a form keeps beside a pin, to know later whether the address became another one. */
export const pinMark = (pin: Pin, address: AddressText): string =>
	`${coordinates(pin)};${folded(address)}`;

/** The pin a form means: none where a half is missing, or where it belongs to the address before. */
export function pinIn(input: AddressText & PinFields): Pin | undefined {
	const [lat, lon] = [readDegrees(input.pinLat, 90), readDegrees(input.pinLon, 180)];
	if (lat === undefined || lon === undefined) return undefined;
	const pin = { lat, lon };
	const at = input.pinFor.indexOf(';');
	const [was, address] = [input.pinFor.slice(0, at), input.pinFor.slice(at + 1)];
	const moved = at < 0 || was !== coordinates(pin);
	return moved || address === folded(input) ? pin : undefined;
}

/** Something was typed, and it is no point: half of one, or nonsense. */
export const isHalfPin = ({ pinLat, pinLon }: Pick<PinFields, 'pinLat' | 'pinLon'>): boolean =>
	(pinLat.trim() !== '' || pinLon.trim() !== '') &&
	(readDegrees(pinLat, 90) === undefined || readDegrees(pinLon, 180) === undefined);

/** Back into the fields of a form. */
export const pinValues = (place: (AddressText & { pin?: Pin }) | null): PinFields =>
	place?.pin
		? {
				pinLat: String(place.pin.lat),
				pinLon: String(place.pin.lon),
				pinFor: pinMark(place.pin, place),
			}
		: { pinLat: '', pinLon: '', pinFor: '' };

/** So many metres to the east and to the north. */
export function movedPin({ lat, lon }: Pin, east: number, north: number): Pin {
	const perDegree = 111_320;
	return {
		lat: Number((lat + north / perDegree).toFixed(DIGITS)),
		lon: Number((lon + east / (perDegree * Math.cos((lat * Math.PI) / 180))).toFixed(DIGITS)),
	};
}
