import { z } from 'zod';

// A style of somebody else's, made into one whose every address is ours. Pure: nothing is fetched here.

const source = z.looseObject({
	type: z.string(),
	url: z.string().optional(),
	tiles: z.array(z.string()).optional(),
	minzoom: z.number().optional(),
	maxzoom: z.number().optional(),
	scheme: z.enum(['xyz', 'tms']).optional(),
	attribution: z.string().optional(),
});
const layer = z.looseObject({
	id: z.string(),
	source: z.string().optional(),
	layout: z.record(z.string(), z.unknown()).optional(),
});
export const foreignStyle = z.looseObject({
	version: z.literal(8),
	sources: z.record(z.string(), source),
	layers: z.array(layer).max(1_000),
	sprite: z.unknown().optional(),
});
export const tileSet = source.omit({ type: true });
export type ForeignStyle = z.infer<typeof foreignStyle>;
export type ForeignSource = z.infer<typeof source>;

export interface TileTemplate {
	/** With {z}, {x}, {y}. */
	address: string;
	minZoom: number;
	maxZoom: number;
	/** Rows are counted from the south. */
	upward: boolean;
}

export interface OwnStyle {
	style: Record<string, unknown>;
	credit: string;
	/** By the number that stands in our addresses. */
	templates: readonly TileTemplate[];
	/** Without ".json", ".png", "@2x.png". */
	sprite?: string;
}

/** Names are drawn on the device with the type of the page: no file of letters is fetched. */
const FONT = ['Atkinson Next'];
const SHOWN = ['vector', 'raster'];

export interface Ours {
	/** The address in the settings: everything has to come from its origin. */
	from: string;
	/** `…/0/{z}/{x}/{y}` */
	tiles: (set: number) => string;
	sprite: string;
}

/** `sets`: what the sources that only name another file say of themselves. */
export function rewriteStyle(
	style: ForeignStyle,
	sets: ReadonlyMap<string, z.infer<typeof tileSet>>,
	ours: Ours,
): OwnStyle {
	const templates: TileTemplate[] = [];
	const credits = new Set<string>();
	const sources: Record<string, Record<string, unknown>> = {};
	for (const [name, told] of Object.entries(style.sources)) {
		if (!SHOWN.includes(told.type)) continue;
		const set = { ...told, ...sets.get(name) };
		const address = (set.tiles ?? [])
			.map((tile) => ownAddress(tile, ours.from))
			.find((tile) => tile && ['{z}', '{x}', '{y}'].every((part) => tile.includes(part)));
		if (!address) continue;
		const [minzoom, maxzoom] = [set.minzoom ?? 0, Math.min(22, set.maxzoom ?? 22)];
		const place =
			templates.push({
				address,
				minZoom: minzoom,
				maxZoom: maxzoom,
				upward: set.scheme === 'tms',
			}) - 1;
		const { url: _url, scheme: _scheme, attribution = '', ...rest } = told;
		sources[ownName(name)] = { ...rest, minzoom, maxzoom, tiles: [ours.tiles(place)] };
		const credit = plainText(set.attribution ?? attribution);
		if (credit) credits.add(credit);
	}
	const sprite = typeof style.sprite === 'string' ? ownAddress(style.sprite, ours.from) : undefined;
	const { glyphs: _glyphs, sprite: _sprite, terrain: _terrain, ...rest } = style;
	return {
		style: {
			...rest,
			...(sprite ? { sprite: ours.sprite } : {}),
			sources,
			layers: style.layers
				.filter(({ source: from }) => from === undefined || ownName(from) in sources)
				.map(({ id, source: from, layout, ...each }) => ({
					...each,
					id: ownName(id),
					...(from === undefined ? {} : { source: ownName(from) }),
					...(layout && {
						layout: 'text-field' in layout ? { ...layout, 'text-font': FONT } : layout,
					}),
				})),
		},
		credit: [...credits].join(' · '),
		templates,
		sprite,
	};
}

/** Pins have names, too. */
const ownName = (name: string): string => `base-${name}`;

/** Undefined: it lies elsewhere. A style may not send us into the inner network. */
export function ownAddress(address: string, from: string): string | undefined {
	// The braces of a template would be written as %7B.
	const marked = address.replaceAll('{', '__open__').replaceAll('}', '__shut__');
	if (!URL.canParse(marked, from)) return undefined;
	const url = new URL(marked, from);
	if (url.origin !== new URL(from).origin) return undefined;
	return url.href.replaceAll('__open__', '{').replaceAll('__shut__', '}');
}

/** What people write there is markup; here it is text. */
export const plainText = (markup: string): string =>
	markup
		.replace(/<[^>]*>/g, '')
		.replace(/&copy;/g, '©')
		.replace(/&amp;/g, '&')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 200);
