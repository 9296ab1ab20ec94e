import { FAMILY_ICONS } from '$lib/domain/vocabulary/family-icons';
import { FAMILIES } from '$lib/domain/vocabulary/keys';
import { FAMILY_COLOURS } from '$lib/domain/vocabulary/topics';
import { SCALE, type PackedPoint } from '$lib/domain/search/spots';
import { MAP_COLOURS, type MapTheme } from './colours';

// Pins are pictures drawn once on a canvas and then by the graphics card: not one element of the page each.

export interface PinProperties {
	/** Place in FAMILIES; −1: several families, or a number only. */
	f: number;
	n: number;
	lon: number;
	lat: number;
	/** Of a field with many, and of what the map puts together. */
	sum?: number;
}

export const pinFeatures = (points: readonly PackedPoint[], counted = false) => ({
	type: 'FeatureCollection' as const,
	features: points.map(([x, y, f, n]) => {
		const [lon, lat] = [x / SCALE, y / SCALE];
		return {
			type: 'Feature' as const,
			properties: { f, n, lon, lat, ...(counted ? { sum: n } : {}) } satisfies PinProperties,
			geometry: { type: 'Point' as const, coordinates: [lon, lat] },
		};
	}),
});

export const pinName = (family: number, theme: MapTheme, chosen = false): string =>
	`pin-${family < 0 ? 'many' : family}-${theme}${chosen ? '-chosen' : ''}`;

const SIZE = 36;
const CHOSEN = 48;
const RATIO = 2;

export interface PinPicture {
	name: string;
	image: ImageData;
	ratio: number;
}

export function drawPins(theme: MapTheme): PinPicture[] {
	const pictures: PinPicture[] = [];
	for (const chosen of [false, true]) {
		FAMILIES.forEach((family, at) => {
			const { fill, icon } = FAMILY_COLOURS[family];
			const image = drawPin(theme, chosen, fill, icon, FAMILY_ICONS[family]);
			pictures.push({ name: pinName(at, theme, chosen), image, ratio: RATIO });
		});
		const { cluster, onCluster } = MAP_COLOURS[theme];
		const image = drawPin(theme, chosen, cluster, onCluster);
		pictures.push({ name: pinName(-1, theme, chosen), image, ratio: RATIO });
	}
	return pictures;
}

function drawPin(
	theme: MapTheme,
	chosen: boolean,
	fill: string,
	ink: string,
	icon?: string,
): ImageData {
	const colours = MAP_COLOURS[theme];
	const size = (chosen ? CHOSEN : SIZE) * RATIO;
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = size;
	const pen = canvas.getContext('2d');
	if (!pen) return new ImageData(size, size);
	pen.scale(RATIO, RATIO);
	const side = size / RATIO;
	const box = (inset: number, radius: number, paint: string) => {
		pen.fillStyle = paint;
		pen.beginPath();
		pen.roundRect(inset, inset, side - 2 * inset, side - 2 * inset, radius);
		pen.fill();
	};
	box(0, 11, chosen ? colours.chosen : colours.ring);
	if (chosen) box(3, 9, colours.halo);
	const inset = chosen ? 5 : 2;
	box(inset, 8, fill);
	if (icon) {
		const drawn = 22;
		pen.translate((side - drawn) / 2, (side - drawn) / 2);
		pen.scale(drawn / 24, drawn / 24);
		pen.strokeStyle = ink;
		pen.lineWidth = 2;
		pen.lineCap = pen.lineJoin = 'round';
		pen.stroke(new Path2D(icon));
	}
	return pen.getImageData === undefined
		? new ImageData(size, size)
		: pen.getImageData(0, 0, size, size);
}
