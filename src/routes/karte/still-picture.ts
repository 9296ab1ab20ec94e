import type { BaseMap, LineKind } from '$lib/city/base-map';
import type { Bounds, Position } from '$lib/city';
import { MAP_COLOURS, type MapTheme } from '$lib/map/colours';

// The area as one picture: for before the map is there, and for whoever gets none. Drawn from the same data,
// without a letter, so that nothing needs a font.

const WIDTH = 800;

const WIDTHS: Record<LineKind, number> = {
	moat: 4,
	river: 5,
	stream: 2,
	rail: 1.5,
	road: 3,
	motorway: 5,
};

export function stillPicture(map: BaseMap, bounds: Bounds, theme: MapTheme): string {
	const colour = MAP_COLOURS[theme];
	const stretch = Math.cos((((bounds.south + bounds.north) / 2) * Math.PI) / 180);
	const scale = WIDTH / ((bounds.east - bounds.west) * stretch);
	const height = Math.round((bounds.north - bounds.south) * scale);
	const x = (lon: number) => ((lon - bounds.west) * stretch * scale).toFixed(1);
	const y = (lat: number) => ((bounds.north - lat) * scale).toFixed(1);
	const path = (points: readonly Position[]) =>
		points.map(([lon, lat], at) => `${at ? 'L' : 'M'}${x(lon)} ${y(lat)}`).join('');
	const areas = (kind: string) =>
		map.areas
			.filter((area) => area.kind === kind)
			.map(({ rings }) => `${rings.map(path).join('z')}z`)
			.join('');
	const strokes = (kind: LineKind, width = WIDTHS[kind]) => {
		const d = map.lines.filter((line) => line.kind === kind).map(({ points }) => path(points));
		return { d: d.join(''), width };
	};
	const drawn = (kind: LineKind, stroke: string, more = 0) => {
		const { d, width } = strokes(kind);
		return d
			? `<path fill="none" stroke="${stroke}" stroke-width="${width + more}" stroke-linejoin="round" stroke-linecap="round" d="${d}"/>`
			: '';
	};
	const metre = scale / 111_320;
	const built = map.built
		.map(({ at, metres }) => {
			const radius = Math.max(2, metres * metre);
			return `<circle cx="${x(at[0])}" cy="${y(at[1])}" r="${radius.toFixed(1)}"/>`;
		})
		.join('');
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">`,
		`<path fill="${colour.land}" d="M0 0h${WIDTH}v${height}H0z"/>`,
		`<path fill="${colour.wood}" d="${areas('wood')}"/>`,
		`<g fill="${colour.built}">${built}</g>`,
		`<path fill="${colour.water}" d="${areas('water')}"/>`,
		drawn('stream', colour.water),
		drawn('river', colour.water),
		drawn('moat', colour.water),
		drawn('rail', colour.rail),
		drawn('road', colour.casing, 1.5),
		drawn('motorway', colour.casing, 2),
		drawn('road', colour.road),
		drawn('motorway', colour.motorway),
		'</svg>',
	].join('');
}
