import type { BaseChoice } from '$lib/domain/map/base-choice';
import type { App } from '$lib/server/app';
import { baseMapOf } from './base-map';

/** Where the city's own drawing ends: closer than that it would be empty paper. */
const DRAWN_ZOOM = 15.5;

export interface MapOfCity {
	base: BaseChoice;
	maxZoom: number;
}

/** Undefined: the folder of this city draws no map. */
export async function mapOfCity(
	{ city, mapSource }: Pick<App, 'city' | 'mapSource'>,
	/** For setting a pin: as close as it gets, whatever is drawn there. */
	toTheHouse = false,
): Promise<MapOfCity | undefined> {
	const drawn = await baseMapOf(city.key, true);
	if (!drawn) return undefined;
	const { maxZoom } = city.map;
	const own = {
		href: `/karte/grundkarte.json?strassen&v=${drawn.tag}`,
		credit: drawn.map.credit,
	};
	if (mapSource.tiles)
		return { base: { ...own, instead: { kind: 'tiles', tiles: mapSource.tiles } }, maxZoom };
	if (mapSource.style)
		return { base: { ...own, instead: { kind: 'style', href: '/karte/stil.json' } }, maxZoom };
	return { base: own, maxZoom: toTheHouse ? maxZoom : Math.min(DRAWN_ZOOM, maxZoom) };
}
