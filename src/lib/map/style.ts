import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { MAP_COLOURS, type MapTheme } from './colours';
import type { pinFeatures } from './pins';

// The look of the map, made of data only: one colour table a theme, a few widths that grow with the zoom.

/** Drawn on the device with the type of the page: no file of letters is fetched. */
const FONT = ['Atkinson Next'];

const grow = (...stops: [zoom: number, value: number][]) =>
	['interpolate', ['exponential', 1.6], ['zoom'], ...stops.flat()] as never;

/** Metres on the ground as pixels: doubles with every zoom. */
const onGround = (latitude: number) => {
	const pixels = (zoom: number) =>
		(2 ** zoom * 512) / (40_075_017 * Math.cos((latitude * Math.PI) / 180));
	const at = (zoom: number) => ['*', ['get', 'metres'], pixels(zoom)];
	return ['interpolate', ['exponential', 2], ['zoom'], 8, at(8), 18, at(18)] as never;
};

export interface StyleParts {
	theme: MapTheme;
	baseHref: string;
	latitude: number;
	pins: ReturnType<typeof pinFeatures>;
}

export function mapStyle({ theme, baseHref, latitude, pins }: StyleParts): StyleSpecification {
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
	return {
		version: 8,
		sources: {
			base: { type: 'geojson', data: baseHref },
			pins: {
				type: 'geojson',
				data: pins,
				cluster: true,
				clusterRadius: 44,
				clusterMaxZoom: 15,
				clusterProperties: { sum: ['+', ['get', 'n']] },
			},
			chosen: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
			here: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
		},
		layers: [
			{ id: 'land', type: 'background', paint: { 'background-color': colour.land } },
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
			label('part', grow([12.5, 12], [16, 17]), [12.5, 19]),
			label('town', grow([8, 12], [12, 17]), [8, 16]),
			label('district', grow([9.5, 12], [13, 19]), [9.5, 16]),
			...pinLayers(theme),
		],
	};
}

/** Names lie below, pins above, what is chosen above all. */
function pinLayers(theme: MapTheme): LayerSpecification[] {
	const colour = MAP_COLOURS[theme];
	const pin = (chosen: boolean) =>
		[
			'concat',
			'pin-',
			['case', ['<', ['get', 'f'], 0], 'many', ['to-string', ['get', 'f']]],
			`-${theme}${chosen ? '-chosen' : ''}`,
		] as never;
	const number = (size: number, paint: string, field: string): Partial<LayerSpecification> =>
		({
			layout: {
				'text-field': ['to-string', ['get', field]],
				'text-font': FONT,
				'text-size': size,
				'text-allow-overlap': true,
				'text-ignore-placement': true,
			},
			paint: { 'text-color': paint },
		}) as never;
	return [
		{
			id: 'here',
			type: 'circle',
			source: 'here',
			paint: {
				'circle-radius': 9,
				'circle-color': colour.chosen,
				'circle-stroke-color': colour.halo,
				'circle-stroke-width': 3,
			},
		},
		{
			id: 'pins',
			type: 'symbol',
			source: 'pins',
			filter: ['!', ['has', 'point_count']],
			layout: { 'icon-image': pin(false), 'icon-allow-overlap': true, 'icon-padding': 0 },
		},
		{
			id: 'pin-counts',
			type: 'symbol',
			source: 'pins',
			filter: ['all', ['!', ['has', 'point_count']], ['<', ['get', 'f'], 0]],
			...number(15, colour.onCluster, 'n'),
		} as LayerSpecification,
		{
			id: 'pin-badges',
			type: 'symbol',
			source: 'pins',
			filter: [
				'all',
				['!', ['has', 'point_count']],
				['>=', ['get', 'f'], 0],
				['>', ['get', 'n'], 1],
			],
			layout: {
				'text-field': ['to-string', ['get', 'n']],
				'text-font': FONT,
				'text-size': 13,
				'text-offset': [1.3, -1.3],
				'text-allow-overlap': true,
				'text-ignore-placement': true,
			},
			paint: {
				'text-color': colour.text,
				'text-halo-color': colour.halo,
				'text-halo-width': 3,
			},
		},
		{
			id: 'clusters',
			type: 'circle',
			source: 'pins',
			filter: ['has', 'point_count'],
			paint: {
				'circle-color': colour.cluster,
				'circle-radius': ['step', ['get', 'sum'], 18, 20, 22, 100, 27],
				'circle-stroke-color': colour.halo,
				'circle-stroke-width': 3,
			},
		},
		{
			id: 'cluster-counts',
			type: 'symbol',
			source: 'pins',
			filter: ['has', 'point_count'],
			...number(16, colour.onCluster, 'sum'),
		} as LayerSpecification,
		{
			id: 'chosen',
			type: 'symbol',
			source: 'chosen',
			layout: {
				'icon-image': pin(true),
				'icon-allow-overlap': true,
				'text-field': ['get', 'name'],
				'text-font': FONT,
				'text-size': 16,
				'text-anchor': 'top',
				'text-offset': [0, 1.7],
				'text-max-width': 12,
				'text-allow-overlap': true,
			},
			paint: {
				'text-color': colour.ring,
				'text-halo-color': colour.halo,
				'text-halo-width': 2.5,
			},
		},
	];
}
