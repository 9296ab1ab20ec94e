import type { ClubCardData } from '$lib/components/club/club-card';
import type { EventCardData } from '$lib/components/event/event-card';
import type { NeedCardData } from '$lib/components/need/need-card';
import { germanPath } from '$lib/domain/pages/address';
import { isPublicReading } from '$lib/domain/pages/public-reading';

/** What can be saved: the card as it looked then, so that the list stands without network. */
export type Saveable =
	| { kind: 'need'; card: NeedCardData }
	| { kind: 'event'; card: EventCardData }
	| { kind: 'club'; card: ClubCardData };

export type SavedEntry = Saveable & {
	/** The German address, whatever language it was saved in. */
	path: string;
	/** When, as an instant. */
	at: string;
};

/** More than anybody looks through; what is oldest goes. */
export const MOST_SAVED = 200;

export const pathOf = (href: string): string => germanPath(href.split(/[?#]/, 1)[0] ?? '');

export const titleOf = (entry: Saveable): string =>
	entry.kind === 'club' ? entry.card.name : entry.card.title;

/** What stood in the browser's storage may be from another version, or from anywhere. */
export function readEntries(text: string | null): SavedEntry[] {
	if (!text) return [];
	try {
		const found: unknown = JSON.parse(text);
		return Array.isArray(found) ? found.filter(isEntry).slice(0, MOST_SAVED) : [];
	} catch (error) {
		if (error instanceof SyntaxError) return [];
		throw error;
	}
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

function isEntry(entry: unknown): entry is SavedEntry {
	if (!isObject(entry) || !isObject(entry.card)) return false;
	const { kind, path, at, card } = entry;
	if (typeof path !== 'string' || typeof at !== 'string' || !isPublicReading(path)) return false;
	if (Number.isNaN(Date.parse(at)) || typeof card.family !== 'string') return false;
	if (kind === 'club') return typeof card.name === 'string';
	return (
		(kind === 'need' || kind === 'event') && typeof card.title === 'string' && isObject(card.date)
	);
}
