import type { BaseChoice, TilesBase } from '$lib/domain/map/base-choice';
import type { StyleSpecification } from 'maplibre-gl';
import type { MapTheme } from './colours';

/** What lies under the pins, with all that is needed to draw it. */
export type Base =
	| { kind: 'drawn'; href: string; credit: string }
	| { kind: 'tiles'; tiles: TilesBase; credit: string }
	| { kind: 'style'; styles: Record<MapTheme, StyleSpecification>; credit: string };

export const drawnBase = ({ href, credit }: BaseChoice): Base => ({ kind: 'drawn', href, credit });

/** Longer than that nobody waits for the better map. */
const PATIENCE_MS = 2_500;

/** The map that the operator chose; the drawn one when it cannot be had. */
export async function readBase(choice: BaseChoice): Promise<{ base: Base; away: boolean }> {
	const { instead } = choice;
	if (!instead) return { base: drawnBase(choice), away: false };
	if (instead.kind === 'tiles')
		return {
			base: { kind: 'tiles', tiles: instead.tiles, credit: instead.tiles.credit },
			away: false,
		};
	try {
		const answer = await fetch(instead.href, { signal: AbortSignal.timeout(PATIENCE_MS) });
		if (!answer.ok) return { base: drawnBase(choice), away: true };
		const told = (await answer.json()) as {
			light: StyleSpecification;
			dark?: StyleSpecification;
			credit: string;
		};
		const light = withAddresses(told.light);
		const dark = told.dark ? withAddresses(told.dark) : light;
		return { base: { kind: 'style', styles: { light, dark }, credit: told.credit }, away: false };
	} catch (error) {
		// No network, too slow, or no JSON: the drawn one stands in.
		if (error instanceof DOMException || error instanceof TypeError || error instanceof SyntaxError)
			return { base: drawnBase(choice), away: true };
		throw error;
	}
}

/** The worker of the map has no page, and knows no "here". */
export const fullAddress = (path: string): string =>
	new URL(path, location.origin).href.replaceAll('%7B', '{').replaceAll('%7D', '}');

function withAddresses(style: StyleSpecification): StyleSpecification {
	const sources = Object.fromEntries(
		Object.entries(style.sources).map(([name, source]) => [
			name,
			'tiles' in source ? { ...source, tiles: source.tiles?.map(fullAddress) } : source,
		]),
	);
	const { sprite } = style;
	return {
		...style,
		sources: sources,
		...(typeof sprite === 'string' ? { sprite: fullAddress(sprite) } : {}),
	};
}
