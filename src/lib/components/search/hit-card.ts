import type { DateBlockData } from '../base/date-block';
import type { Way } from '../base/facts';
import type { Piece } from '$lib/domain/search/explain';
import type { Family } from '$lib/domain/vocabulary/keys';

/** One hit of the search, whatever it is. */
export interface HitCardData {
	id: string;
	type: 'club' | 'need' | 'event' | 'news';
	href: string;
	title: string;
	/** The title in pieces: what was asked for is marked. */
	marked: readonly Piece[];
	/** "Termin · Chor Kalyna" */
	by: string;
	summary: readonly Piece[];
	family: Family;
	familyLabel: string;
	/** Of tasks and dates. */
	date?: DateBlockData;
	when?: string;
	where?: string;
	way: Way;
	/** Why it stands here; empty unless asked for. */
	why: readonly string[];
	lang?: string;
}
