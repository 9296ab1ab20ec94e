// Which map lies under the pins: told by the server to whoever draws one.

/** How a file of tiles names what is in it. */
export const TILE_SCHEMAS = ['protomaps', 'openmaptiles', 'shortbread'] as const;
export type TileSchema = (typeof TILE_SCHEMAS)[number];

/** Layers without which nobody would recognise a city. */
const MARKS: Readonly<Record<TileSchema, readonly string[]>> = {
	protomaps: ['roads', 'places', 'water'],
	openmaptiles: ['transportation', 'place', 'water'],
	shortbread: ['streets', 'place_labels', 'water_polygons'],
};

export const schemaOf = (layers: readonly string[]): TileSchema | undefined =>
	TILE_SCHEMAS.find((schema) => MARKS[schema].every((mark) => layers.includes(mark)));

/** The map that ships with the product. */
export interface DrawnBase {
	href: string;
	/** Who is to be named beside us. */
	credit: string;
}

export type BaseChoice = DrawnBase & {
	/** Instead of it; whoever cannot get that has the drawn one. */
	instead?: { kind: 'tiles'; tiles: TilesBase } | { kind: 'style'; href: string };
};

export interface TilesBase {
	/** With {z}, {x} and {y} in it. */
	href: string;
	schema: TileSchema;
	minZoom: number;
	maxZoom: number;
	credit: string;
}
