import type { City } from '$lib/city';
import { AGENDA_DAYS, MOST_DATES, MOST_ENTRIES, writePack } from '$lib/domain/pack/pack';
import { createHash } from 'node:crypto';
import type { Discovery } from '../discovery';
import { listDates } from '../events';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';

export interface ShelvedPack {
	text: string;
	/** Of the content: the same entries, the same tag, whenever it was made. */
	tag: string;
}

export interface PackShelf {
	ask(): Promise<ShelvedPack>;
}

interface Parts {
	database: Database;
	discovery: Discovery;
	clock: Clock;
	city: City;
}

/** Time alone changes it as well: something begins, something is over. */
const LONGEST_MS = 60_000;
/** So often at most somebody looks whether an entry has changed. */
const LOOK_MS = 500;

/** The pack as it is now: made anew when an entry has changed, and once for all who ask meanwhile. */
export function openPackShelf(parts: Parts): PackShelf {
	let kept: { mark: string; since: number; pack: ShelvedPack } | undefined;
	let asked: { since: number; pack: Promise<ShelvedPack> } | undefined;

	const current = async (): Promise<ShelvedPack> => {
		const mark = await parts.discovery.mark();
		if (kept?.mark === mark && performance.now() - kept.since < LONGEST_MS) return kept.pack;
		const since = performance.now();
		const pack = await make(parts);
		kept = { mark, since, pack };
		return pack;
	};
	return {
		ask() {
			if (asked && performance.now() - asked.since < LOOK_MS) return asked.pack;
			const own = { since: performance.now(), pack: current() };
			asked = own;
			own.pack.catch(() => {
				if (asked === own) asked = undefined;
			});
			return own.pack;
		},
	};
}

async function make({ database, discovery, clock, city }: Parts): Promise<ShelvedPack> {
	const now = clock.now();
	const until = new Date(now.getTime() + AGENDA_DAYS * 86_400_000);
	const rows = await database.read((db) =>
		listDates(db, { from: now, until, limit: MOST_DATES + 1 }),
	);
	// What one can join first; of clubs as many as fit.
	const needs = await discovery.cards({ type: 'need', limit: MOST_ENTRIES + 1 });
	const room = Math.max(0, MOST_ENTRIES - needs.length);
	const clubs = await discovery.cards({ type: 'club', limit: room + 1 });
	const events = await discovery.cards({ type: 'event', startsBefore: until, limit: MOST_ENTRIES });
	const inAgenda = new Set(rows.slice(0, MOST_DATES).map(({ id }) => id));
	const pack = writePack({
		cards: [
			...needs.slice(0, MOST_ENTRIES),
			...clubs.slice(0, room),
			...events.filter(({ id }) => inAgenda.has(id)),
		],
		dates: rows.slice(0, MOST_DATES).map((row) => ({
			start: row.localStart,
			slug: row.slug,
			title: row.title,
			org: row.clubName ?? city.owner.name,
			where: row.online ? 'online' : row.placeName || row.street || '',
			state: stateOf(row),
		})),
		words: (vocabulary, key) => discovery.words(vocabulary, key),
		at: now,
		whole: rows.length <= MOST_DATES && clubs.length <= room && needs.length <= MOST_ENTRIES,
		city: [city.name, city.phrases.adjective].join(' '),
	});
	const { at: _at, ...content } = pack;
	const tag = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
	return { text: JSON.stringify(pack), tag };
}

/** What is to be said of a date: its own state before that of the whole event. */
function stateOf({ state, dateState }: { state: string; dateState: string }): string {
	const said = dateState === 'planned' ? state : dateState;
	return said === 'planned' ? '' : said;
}
