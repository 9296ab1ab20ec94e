import type { ExpressionFilterSpecification, LayerSpecification } from 'maplibre-gl';
import { MAP_COLOURS, type MapTheme } from './colours';
import { FONT } from './style-parts';

/** What was put together here, or counted by the server: a number in a circle. */
const MANY: ExpressionFilterSpecification = ['has', 'sum'];

/** Names lie below, pins above, what is chosen above all. */
export function pinLayers(theme: MapTheme): LayerSpecification[] {
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
			filter: ['!', MANY],
			layout: { 'icon-image': pin(false), 'icon-allow-overlap': true, 'icon-padding': 0 },
		},
		{
			id: 'pin-counts',
			type: 'symbol',
			source: 'pins',
			filter: ['all', ['!', MANY], ['<', ['get', 'f'], 0]],
			...number(15, colour.onCluster, 'n'),
		} as LayerSpecification,
		{
			id: 'pin-badges',
			type: 'symbol',
			source: 'pins',
			filter: ['all', ['!', MANY], ['>=', ['get', 'f'], 0], ['>', ['get', 'n'], 1]],
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
			filter: MANY,
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
			filter: MANY,
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
