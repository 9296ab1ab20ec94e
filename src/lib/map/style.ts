import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { fullAddress, type Base } from './base';
import { MAP_COLOURS, type MapTheme } from './colours';
import { pinLayers } from './pin-layers';
import type { pinFeatures } from './pins';
import { FONT, grow } from './style-parts';
import { tileLayers } from './tile-layers';

// The look of the map, made of data only: one colour table a theme, a few widths that grow with the zoom.

/** Metres on the ground as pixels: doubles with every zoom. */
const onGround = (latitude: number) => {
	const pixels = (zoom: number) =>
		(2 ** zoom * 512) / (40_075_017 * Math.cos((latitude * Math.PI) / 180));
	const at = (zoom: number) => ['*', ['get', 'metres'], pixels(zoom)];
	return ['interpolate', ['exponential', 2], ['zoom'], 8, at(8), 18, at(18)] as never;
};

export interface StyleParts {
	theme: MapTheme;
	base: Base;
	latitude: number;
	pins: ReturnType<typeof pinFeatures>;
}

/** Names lie below, pins above, what is chosen above all: whatever map lies under them. */
export function mapStyle({ theme, base, latitude, pins }: StyleParts): StyleSpecification {
	const under = baseStyle(base, theme, latitude);
	return {
		...under,
		sources: {
			...under.sources,
			pins: {
				type: 'geojson',
				data: pins,
				cluster: true,
				clusterRadius: 44,
				// At the closest zoom every pin stands by itself.
				clusterMaxZoom: 14,
				clusterProperties: { sum: ['+', ['get', 'n']] },
			},
			chosen: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
			here: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
		},
		layers: [...under.layers, ...pinLayers(theme)],
	};
}

function baseStyle(base: Base, theme: MapTheme, latitude: number): StyleSpecification {
	const land: LayerSpecification = {
		id: 'land',
		type: 'background',
		paint: { 'background-color': MAP_COLOURS[theme].land },
	};
	switch (base.kind) {
		case 'style':
			return base.styles[theme];
		case 'tiles': {
			const { href, minZoom: minzoom, maxZoom: maxzoom } = base.tiles;
			return {
				version: 8,
				sources: { base: { type: 'vector', tiles: [fullAddress(href)], minzoom, maxzoom } },
				layers: [land, ...tileLayers(base.tiles, theme)],
			};
		}
		case 'drawn':
			return {
				version: 8,
				sources: { base: { type: 'geojson', data: fullAddress(base.href) } },
				layers: [land, ...drawnLayers(theme, latitude)],
			};
	}
}

function drawnLayers(theme: MapTheme, latitude: number): LayerSpecification[] {
	const colour = MAP_COLOURS[theme];
	const of = (kind: string) => ['==', ['get', 'kind'], kind] as never;
	const line = (kind: string, paint: string, width: never, id = kind): LayerSpecification => ({
		id,
		type: 'line',
		source: 'base',
		filter: of(kind),
		layout: { 'line-cap': 'round', 'line-join': 'round' },
		paint: { 'line-color': paint, 'line-width': width },
	});
	const fill = (kind: string, paint: string): LayerSpecification => ({
		id: kind,
		type: 'fill',
		source: 'base',
		filter: of(kind),
		paint: { 'fill-color': paint },
	});
	const label = (
		kind: string,
		size: never,
		zoom: [number, number],
		paint = colour.text,
	): LayerSpecification => ({
		id: `label-${kind}`,
		type: 'symbol',
		source: 'base',
		filter: of(`label-${kind}`),
		minzoom: zoom[0],
		maxzoom: zoom[1],
		layout: {
			'text-field': ['get', 'name'],
			'text-font': FONT,
			'text-size': size,
			'text-max-width': 7,
			'text-padding': 4,
		},
		paint: { 'text-color': paint, 'text-halo-color': colour.halo, 'text-halo-width': 1.6 },
	});
	return [
		fill('wood', colour.wood),
		{
			id: 'built',
			type: 'circle',
			source: 'base',
			filter: of('built'),
			paint: {
				'circle-color': colour.built,
				'circle-radius': onGround(latitude),
				'circle-blur': 0.45,
			},
		},
		fill('water', colour.water),
		line('stream', colour.water, grow([9, 0.6], [16, 8])),
		line('river', colour.water, grow([8, 1], [12, 5], [16, 34])),
		line('moat', colour.water, grow([8, 0.6], [12, 4.5], [16, 46])),
		line('rail', colour.rail, grow([9, 0.8], [12, 1.6], [16, 4])),
		line('road', colour.casing, grow([9, 1.6], [12, 4.4], [16, 18]), 'road-casing'),
		line('motorway', colour.casing, grow([8, 2.4], [12, 6.4], [16, 24]), 'motorway-casing'),
		line('road', colour.road, grow([9, 0.8], [12, 3], [16, 15])),
		line('motorway', colour.motorway, grow([8, 1.4], [12, 4.6], [16, 20])),
		label('road', 12 as never, [10, 18]),
		label('water', grow([9, 12], [14, 17]), [9, 18], colour.waterText),
		label('street', grow([14, 12], [17, 15]), [14, 19]),
		label('part', grow([12.5, 12], [16, 17]), [12.5, 19]),
		label('town', grow([8, 12], [12, 17]), [8, 16]),
		label('district', grow([9.5, 12], [13, 19]), [9.5, 16]),
	];
}
