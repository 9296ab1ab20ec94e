import type { DateBlockData } from '../base/date-block';
import type { Fact, Way } from '../base/facts';
import type { Family } from '$lib/domain/vocabulary/keys';

/** A need as a card shows it; the page says everything in words, the card only arranges. */
export interface NeedCardData {
	href: string;
	title: string;
	/** The club's name; on the club's own page the kind: "Regelmäßig". */
	by: string;
	family: Family;
	familyLabel: string;
	date: DateBlockData;
	/** "10–13 Uhr · 3 Std." */
	when?: string;
	/** "St. Jürgen · 12 Min. zu Fuß" */
	where?: string;
	way?: Way;
	/** At most two are shown. */
	facts?: readonly Fact[];
	/** Cancelled or over. */
	off?: boolean;
	/** Language of the club's own words where it is not the page's. */
	lang?: string;
}
