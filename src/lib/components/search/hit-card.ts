import type { Saveable } from '$lib/client/saved-entry';
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
	/** The club alone; empty for clubs. */
	club: string;
	/** Of clubs: "Verein · St. Jürgen", as on their cards. */
	kind: string;
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

/** What is remembered of a hit: the card of its kind, without the words that were asked for. News is read, not remembered. */
export function savedHit(hit: HitCardData): Saveable | undefined {
	const { href, title, family, familyLabel, date, when, where, way, lang } = hit;
	if (hit.type === 'news') return undefined;
	if (hit.type === 'club') {
		const claim = hit.summary.map(({ text }) => text).join('');
		return { kind: 'club', card: { href, name: title, kind: hit.kind, family, claim, lang } };
	}
	if (!date) return undefined;
	const by = hit.club;
	return {
		kind: hit.type,
		card: { href, title, by, family, familyLabel, date, when, where, way, lang },
	};
}
