/** The short facts at the foot of a card: an icon and two or three words. */
export interface Fact {
	icon: FactIconName;
	text: string;
	tone?: 'good' | 'warn' | 'bad';
}

export type FactIconName =
	| 'places'
	| 'together'
	| 'language'
	| 'taster'
	| 'access'
	| 'children'
	| 'cancelled'
	| 'paused'
	| 'online'
	| 'free'
	| 'urgent'
	| 'help';

/** How one gets there; `place` when only the place is known. */
export type Way = 'walk' | 'bike' | 'bus' | 'place' | 'online';
