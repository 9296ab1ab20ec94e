import type { Point } from './city';

/** What a gazetteer entry is. A street or a square is known by its middle, a venue by its door. */
export type SpotKind = 'street' | 'square' | 'venue';

/** One street, square or public place; a long street has one entry per district. */
export interface Spot {
	name: string;
	kind: SpotKind;
	point: Point;
	district: string;
	/** The most likely one first. */
	postcodes: readonly string[];
}

type Row = readonly [name: string, lat: number, lon: number, postcode?: string];

/** Rows of one district; a row names its postcode only where it is not the district's first one. */
export const spots =
	(district: string, postcode: string) =>
	(kind: SpotKind, rows: readonly Row[]): Spot[] =>
		rows.map(([name, lat, lon, own]) => ({
			name,
			kind,
			point: { lat, lon },
			district,
			postcodes: [own ?? postcode],
		}));

/** Loaded by the server only: what people's phones get to read is smaller. */
const gazetteers: Readonly<Record<string, () => Promise<readonly Spot[]>>> = {
	luebeck: async () => (await import('./luebeck/gazetteer')).gazetteer,
	bamberg: async () => (await import('./bamberg/gazetteer')).gazetteer,
};

export const loadGazetteer = async (cityKey: string): Promise<readonly Spot[]> =>
	(await gazetteers[cityKey]?.()) ?? [];
