/** Where the map looks: what "back" brings back. */
export interface Camera {
	lon: number;
	lat: number;
	zoom: number;
}

export interface View {
	west: number;
	south: number;
	east: number;
	north: number;
}

/** West, south, east, north, to about ten metres: a view is no secret, but nobody needs it closer. */
export const viewText = ({ west, south, east, north }: View): string =>
	[west, south, east, north].map((degrees) => degrees.toFixed(4)).join(',');

export function readView(text: string): View | undefined {
	const [west, south, east, north, more] = text.split(',').map(Number);
	const all = [west, south, east, north];
	if (more !== undefined || !all.every((degrees) => Number.isFinite(degrees))) return undefined;
	return { west: west ?? 0, south: south ?? 0, east: east ?? 0, north: north ?? 0 };
}

/**
 * To about 100 metres: nearer than that nobody learns where somebody stands. A thousandth of a degree is 111 m to
 * the north and, here, some 65 m to the east: there it takes two.
 */
export const roundedSpot = (lat: number, lon: number): { lat: number; lon: number } => ({
	lat: Number(lat.toFixed(3)),
	lon: Number((Math.round(lon * 500) / 500).toFixed(3)),
});
