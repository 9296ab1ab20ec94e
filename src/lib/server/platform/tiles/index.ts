import type { TilesBase } from '$lib/domain/map/base-choice';
import type { Bounds } from '$lib/city';
import { isAbsolute, join } from 'node:path';
import type { Log } from '../log';
import { errorCode } from '../database';
import { SettingsError, type Settings } from '../settings';
import { openRemoteMap, type RemoteMap } from './remote-map';
import { plainText } from './rewrite-style';
import { openTileFile, UnfitTileFile, type TileFile } from './tile-file';

export { MapAway, type RemoteMap } from './remote-map';
export type { TileFile } from './tile-file';

/** Where the map comes from that the operator chose; neither: the one that ships with the product. */
export interface MapSource {
	file?: TileFile;
	/** One look for the day, and perhaps one for the night. */
	style?: { light: RemoteMap; dark?: RemoteMap };
	/** How a page is told of the file. */
	tiles?: TilesBase;
	/** Whether the city lies there: nobody gets the world from us. */
	reaches(z: number, x: number, y: number): boolean;
	close(): Promise<void>;
}

export async function openMapSource(options: {
	settings: Pick<Settings, 'map' | 'dataDir'>;
	bounds: Bounds;
	log: Log;
}): Promise<MapSource> {
	const { settings, bounds, log } = options;
	const { file: name, styleUrl, styleDarkUrl, credit } = settings.map;
	const file = name === undefined ? undefined : await openNamed(settings.dataDir, name);
	const remote = (from: string, look: string) =>
		openRemoteMap({
			ours: {
				from,
				tiles: (set) => `/karte/kacheln/${look}${set}/{z}/{x}/{y}`,
				sprite: `/karte/zeichen/${look}`,
			},
			log,
		});
	return {
		file,
		style: styleUrl
			? {
					light: remote(styleUrl, 'hell'),
					dark: styleDarkUrl ? remote(styleDarkUrl, 'dunkel') : undefined,
				}
			: undefined,
		tiles: file && {
			href: '/karte/kacheln/datei/{z}/{x}/{y}',
			schema: file.schema,
			minZoom: file.minZoom,
			maxZoom: file.maxZoom,
			credit: credit ?? plainText(file.credit),
		},
		reaches: (z, x, y) => overlaps(bounds, z, x, y),
		async close() {
			await file?.close();
		},
	};
}

async function openNamed(dataDir: string, name: string): Promise<TileFile> {
	const path = isAbsolute(name) ? name : join(dataDir, name);
	try {
		return await openTileFile(path);
	} catch (error) {
		if (error instanceof UnfitTileFile)
			throw new SettingsError([`MAP_FILE: die Datei ${path} passt nicht: ${error.message}.`]);
		if (errorCode(error) === 'ENOENT')
			throw new SettingsError([`MAP_FILE: die Datei ${path} gibt es nicht.`]);
		if (errorCode(error) === 'EACCES')
			throw new SettingsError([`MAP_FILE: die Datei ${path} darf nicht gelesen werden.`]);
		throw error;
	}
}

const column = (lon: number, z: number) => ((lon + 180) / 360) * 2 ** z;
function row(lat: number, z: number): number {
	const angle = (lat * Math.PI) / 180;
	return ((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * 2 ** z;
}

/** With one tile around it: devices ask for the neighbours of what they show. */
export const overlaps = ({ west, south, east, north }: Bounds, z: number, x: number, y: number) =>
	z <= 22 &&
	x >= Math.floor(column(west, z)) - 1 &&
	x <= Math.floor(column(east, z)) + 1 &&
	y >= Math.floor(row(north, z)) - 1 &&
	y <= Math.floor(row(south, z)) + 1;
