import type { DateBlockData } from '../base/date-block';
import type { Fact, Way } from '../base/facts';
import type { PictureData } from '../base/pictures';
import type { Family } from '$lib/domain/vocabulary/keys';

/** An event as a card shows it. */
export interface EventCardData {
	href: string;
	title: string;
	/** The club; left out on the club's own page. */
	by?: string;
	family: Family;
	familyLabel: string;
	date: DateBlockData;
	/** "15–17 Uhr · jeden Donnerstag" */
	when?: string;
	/** "Kiebitzweg 4" */
	where?: string;
	way?: Way;
	/** At most two are shown. */
	facts?: readonly Fact[];
	/** Cancelled or over; say why in a fact. */
	off?: boolean;
	picture?: PictureData;
	lang?: string;
}
