import { loadBaseMap } from '$lib/city/base-map';
import type { BaseMap } from '$lib/city/base-map';
import type { Position } from '$lib/city';
import { loadGazetteer, type Spot } from '$lib/city/gazetteer';
import { createHash } from 'node:crypto';

// The built-in map of a city as GeoJSON: made once, the same for everyone until the next version.

type Geometry =
	| { type: 'LineString'; coordinates: readonly Position[] }
	| { type: 'Polygon'; coordinates: readonly (readonly Position[])[] }
	| { type: 'Point'; coordinates: Position };

const feature = (properties: Record<string, string | number>, geometry: Geometry) => ({
	type: 'Feature',
	properties,
	geometry,
});

const features = (map: BaseMap) => [
	...map.areas.map(({ kind, rings }) => feature({ kind }, { type: 'Polygon', coordinates: rings })),
	...map.built.map(({ at, metres }) =>
		feature({ kind: 'built', metres }, { type: 'Point', coordinates: at }),
	),
	...map.lines.map(({ kind, points }) =>
		feature({ kind }, { type: 'LineString', coordinates: points }),
	),
	...map.labels.map(({ kind, name, at }) =>
		feature({ kind: `label-${kind}`, name }, { type: 'Point', coordinates: at }),
	),
];

export interface MadeMap {
	map: BaseMap;
	text: string;
	tag: string;
}

/** Streets, squares and houses by name, for those who look for one spot. */
const named = (spots: readonly Spot[]) =>
	spots.map(({ name, point }) =>
		feature({ kind: 'label-street', name }, { type: 'Point', coordinates: [point.lon, point.lat] }),
	);

const made = new Map<string, Promise<MadeMap>>();

export function baseMapOf(city: string, withStreets = false): Promise<MadeMap> | undefined {
	const name = `${city}${withStreets ? '+' : ''}`;
	let known = made.get(name);
	if (!known) {
		known = loadBaseMap(city)?.then(async (map) => {
			const all = [...features(map), ...(withStreets ? named(await loadGazetteer(city)) : [])];
			const text = JSON.stringify({ type: 'FeatureCollection', features: all });
			const tag = createHash('sha256').update(text).digest('hex').slice(0, 12);
			return { map, text, tag };
		});
		if (known) made.set(name, known);
	}
	return known;
}
