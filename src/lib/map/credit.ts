import { m } from '$lib/messages';
import type { Base } from './base';

/** Who made the map that is seen. */
export const creditOf = ({ kind, credit }: Base): string =>
	kind === 'drawn'
		? [m.map_credit(), credit].filter(Boolean).join(' · ')
		: m.map_credit_other({ credit });
