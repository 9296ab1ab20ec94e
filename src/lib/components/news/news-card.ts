import type { PictureData } from '../base/pictures';
import type { Family } from '$lib/domain/vocabulary/keys';

/** A piece of news as a card shows it. */
export interface NewsCardData {
	href: string;
	title: string;
	/** The club's name; its initial stands on the house when there is no picture. */
	club: string;
	/** "Mo, 23. Nov." */
	day: string;
	iso: string;
	family: Family;
	/** The first sentences; three lines are shown. */
	teaser?: string;
	picture?: PictureData;
	lang?: string;
}
