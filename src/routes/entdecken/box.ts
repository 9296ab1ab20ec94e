import type { Box } from '$lib/domain/search/nearby';

const NUMBER = '-?\\d{1,3}(?:\\.\\d{1,6})?';
const BOX = new RegExp(`^${NUMBER}(?:,${NUMBER}){3}$`);

/** "west,south,east,north" in degrees; anything else is no box. */
export function readBox(text: string | null): Box | null {
	if (!text || !BOX.test(text)) return null;
	const [west = 0, south = 0, east = 0, north = 0] = text.split(',').map(Number);
	const fine =
		west < east &&
		south < north &&
		Math.abs(west) <= 180 &&
		Math.abs(east) <= 180 &&
		Math.abs(south) <= 90 &&
		Math.abs(north) <= 90;
	return fine ? { west, south, east, north } : null;
}
