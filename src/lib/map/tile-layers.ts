import type { TileSchema, TilesBase } from '$lib/domain/map/base-choice';
import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { MAP_COLOURS, type MapTheme } from './colours';
import { FONT, grow } from './style-parts';

// A file of tiles in the look of the product. Three ways to name what is in such a file, one way to draw it.

interface Pick {
	layer: string;
	filter?: FilterSpecification;
}

const one = (property: string, ...values: string[]): FilterSpecification =>
	['in', ['get', property], ['literal', values]] as never;
const shape = (type: 'Polygon' | 'LineString' | 'Point', more?: FilterSpecification) =>
	['all', ['==', ['geometry-type'], type], ...(more ? [more] : [])] as never;

type Kind =
	| 'wood'
	| 'built'
	| 'house'
	| 'water'
	| 'river'
	| 'rail'
	| 'way'
	| 'street'
	| 'road'
	| 'motorway'
	| 'street-name'
	| 'water-name'
	| 'part-name'
	| 'town-name';

const GREEN = ['forest', 'wood', 'park', 'garden', 'cemetery', 'nature_reserve', 'allotments'];
const BUILT = ['residential', 'industrial', 'commercial', 'retail', 'urban_area'];
const TOWNS = ['city', 'town', 'village'];
const PARTS = ['suburb', 'quarter', 'neighbourhood', 'hamlet'];
const ROADS = ['trunk', 'primary', 'secondary', 'tertiary'];
const STREETS = ['minor', 'residential', 'living_street', 'unclassified', 'service', 'pedestrian'];
const WAYS = ['path', 'footway', 'cycleway', 'track', 'steps'];

const TABLES: Record<TileSchema, { names: string[]; kinds: Record<Kind, Pick[]> }> = {
	protomaps: {
		names: ['name:de', 'name'],
		kinds: {
			wood: [
				{ layer: 'landcover', filter: one('kind', 'forest') },
				{ layer: 'landuse', filter: one('kind', ...GREEN) },
			],
			built: [
				{ layer: 'landcover', filter: one('kind', 'urban_area') },
				{ layer: 'landuse', filter: one('kind', ...BUILT) },
			],
			house: [{ layer: 'buildings', filter: shape('Polygon') }],
			water: [{ layer: 'water', filter: shape('Polygon') }],
			river: [{ layer: 'water', filter: shape('LineString') }],
			rail: [{ layer: 'roads', filter: one('kind', 'rail') }],
			way: [{ layer: 'roads', filter: one('kind', 'path') }],
			street: [{ layer: 'roads', filter: one('kind', 'minor_road') }],
			road: [{ layer: 'roads', filter: one('kind', 'major_road', 'medium_road') }],
			motorway: [{ layer: 'roads', filter: one('kind', 'highway') }],
			'street-name': [{ layer: 'roads', filter: one('kind', 'minor_road', 'major_road') }],
			'water-name': [{ layer: 'water', filter: shape('Point') }],
			'part-name': [{ layer: 'places', filter: one('kind', 'neighbourhood', 'macrohood') }],
			'town-name': [{ layer: 'places', filter: one('kind', 'locality') }],
		},
	},
	openmaptiles: {
		names: ['name:de', 'name:latin', 'name'],
		kinds: {
			wood: [
				{ layer: 'landcover', filter: one('class', 'wood') },
				{ layer: 'landuse', filter: one('class', 'cemetery') },
				{ layer: 'park' },
			],
			built: [{ layer: 'landuse', filter: one('class', ...BUILT) }],
			house: [{ layer: 'building' }],
			water: [{ layer: 'water' }],
			river: [{ layer: 'waterway' }],
			rail: [{ layer: 'transportation', filter: one('class', 'rail') }],
			way: [{ layer: 'transportation', filter: one('class', 'path', 'track') }],
			street: [{ layer: 'transportation', filter: one('class', 'minor', 'service') }],
			road: [{ layer: 'transportation', filter: one('class', ...ROADS) }],
			motorway: [{ layer: 'transportation', filter: one('class', 'motorway') }],
			'street-name': [{ layer: 'transportation_name' }],
			'water-name': [{ layer: 'water_name', filter: shape('Point') }],
			'part-name': [{ layer: 'place', filter: one('class', ...PARTS) }],
			'town-name': [{ layer: 'place', filter: one('class', ...TOWNS) }],
		},
	},
	shortbread: {
		names: ['name_de', 'name'],
		kinds: {
			wood: [{ layer: 'land', filter: one('kind', ...GREEN) }],
			built: [{ layer: 'land', filter: one('kind', ...BUILT) }],
			house: [{ layer: 'buildings' }],
			water: [{ layer: 'ocean' }, { layer: 'water_polygons' }],
			river: [{ layer: 'water_lines' }],
			rail: [{ layer: 'streets', filter: one('kind', 'rail') }],
			way: [{ layer: 'streets', filter: one('kind', ...WAYS) }],
			street: [{ layer: 'streets', filter: one('kind', ...STREETS) }],
			road: [{ layer: 'streets', filter: one('kind', ...ROADS) }],
			motorway: [{ layer: 'streets', filter: one('kind', 'motorway') }],
			'street-name': [{ layer: 'street_labels' }],
			'water-name': [{ layer: 'water_polygons_labels' }],
			'part-name': [{ layer: 'place_labels', filter: one('kind', ...PARTS) }],
			'town-name': [{ layer: 'place_labels', filter: one('kind', ...TOWNS) }],
		},
	},
};

export function tileLayers({ schema }: TilesBase, theme: MapTheme): LayerSpecification[] {
	const colour = MAP_COLOURS[theme];
	const { names, kinds } = TABLES[schema];
	const name = ['coalesce', ...names.map((field) => ['get', field])] as never;
	const layersOf = (kind: Kind, id: string, look: object, minzoom = 0): LayerSpecification[] =>
		kinds[kind].map(
			({ layer, filter }, at) =>
				({
					id: `${id}-${at}`,
					source: 'base',
					'source-layer': layer,
					minzoom,
					...(filter ? { filter } : {}),
					...look,
				}) as LayerSpecification,
		);
	const fill = (kind: Kind, paint: string, minzoom?: number) =>
		layersOf(kind, kind, { type: 'fill', paint: { 'fill-color': paint } }, minzoom);
	const line = (kind: Kind, id: string, paint: string, width: never, minzoom?: number) =>
		layersOf(
			kind,
			id,
			{
				type: 'line',
				layout: { 'line-cap': 'round', 'line-join': 'round' },
				paint: { 'line-color': paint, 'line-width': width },
			},
			minzoom,
		);
	const label = (kind: Kind, size: never, minzoom: number, paint = colour.text, along = false) =>
		layersOf(
			kind,
			kind,
			{
				type: 'symbol',
				layout: {
					'text-field': name,
					'text-font': FONT,
					'text-size': size,
					'text-max-width': 7,
					'text-padding': 4,
					...(along ? { 'symbol-placement': 'line' } : {}),
				},
				paint: { 'text-color': paint, 'text-halo-color': colour.halo, 'text-halo-width': 1.6 },
			},
			minzoom,
		);
	return [
		...fill('wood', colour.wood),
		...fill('built', colour.built),
		...fill('water', colour.water),
		...line('river', 'river', colour.water, grow([9, 0.6], [16, 6]), 9),
		...fill('house', colour.casing, 14),
		...line('rail', 'rail', colour.rail, grow([9, 0.8], [12, 1.4], [16, 3]), 9),
		...line('way', 'way', colour.casing, grow([14, 0.6], [18, 3]), 14),
		...line('street', 'street-casing', colour.casing, grow([12, 1], [16, 12]), 12),
		...line('road', 'road-casing', colour.casing, grow([9, 1.6], [12, 4.4], [16, 18])),
		...line('motorway', 'motorway-casing', colour.casing, grow([8, 2.4], [12, 6.4], [16, 24])),
		...line('street', 'street', colour.road, grow([12, 0.5], [16, 10]), 12),
		...line('road', 'road', colour.road, grow([9, 0.8], [12, 3], [16, 15])),
		...line('motorway', 'motorway', colour.motorway, grow([8, 1.4], [12, 4.6], [16, 20])),
		...label('street-name', grow([14, 11], [18, 15]), 14, colour.text, true),
		...label('water-name', grow([9, 12], [14, 16]), 9, colour.waterText),
		...label('part-name', grow([11, 12], [16, 17]), 11),
		...label('town-name', grow([8, 12], [13, 19]), 8),
	];
}
