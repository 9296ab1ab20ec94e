import type { Fact } from '../base/facts';
import type { Family } from '$lib/domain/vocabulary/keys';

/** A club as a card shows it. */
export interface ClubCardData {
	href: string;
	name: string;
	/** "Verein · St. Jürgen" */
	kind: string;
	family: Family;
	/** One sentence about the club; two lines are shown. */
	claim?: string;
	/** At most two are shown: open needs, next date. */
	facts?: readonly Fact[];
	/** "Bestätigt von der Stadt Lübeck"; nothing when it is not. */
	verified?: string;
	lang?: string;
}
