import type { Position, Ring } from './city';

// The map that ships with the product: it needs no network and no service of anybody. Each city folder brings
// its own; what it is made of and under which licence stands beside it.

export type LineKind = 'motorway' | 'road' | 'rail' | 'river' | 'stream' | 'moat';
export type AreaKind = 'water' | 'wood';
/** Larger ones are named first. */
export type LabelKind = 'town' | 'district' | 'part' | 'water' | 'road';

export interface BaseMap {
	/** Shown under every map: who is to be named. */
	credit: string;
	lines: readonly { kind: LineKind; points: readonly Position[] }[];
	areas: readonly { kind: AreaKind; rings: readonly Ring[] }[];
	/** Where houses stand: spots with their reach in metres. */
	built: readonly { at: Position; metres: number }[];
	labels: readonly { kind: LabelKind; name: string; at: Position }[];
}

const maps: Record<string, () => Promise<BaseMap>> = {
	luebeck: async () => (await import('./luebeck/base-map')).baseMap,
	bamberg: async () => (await import('./bamberg/base-map')).baseMap,
};

export const loadBaseMap = (city: string): Promise<BaseMap> | undefined => maps[city]?.();
