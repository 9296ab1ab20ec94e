import { addDays, addMinutes, toInstant } from '../../../src/lib/domain/time/local';
import { EVENT_TYPES } from '../../../src/lib/domain/vocabulary/keys';
import { demoId } from '../demo/dice';
import type { Chunk } from './plan-chunk';
import * as words from './words';

const FIVE_YEARS = 1_826;
const HALF_A_YEAR = 182;

/** Single dates and series, together exactly so many dates. */
export function planDates(chunk: Chunk, dates: number): void {
	let left = dates;
	for (let n = 0; left > 0; n++) left -= planEvent(chunk, n, left);
}

function planEvent(chunk: Chunk, n: number, most: number): number {
	const { rows, luck, now, today } = chunk;
	const key = chunk.key('event', n);
	const id = demoId('volume', key);
	const club = chunk.someClub();
	const title = `${luck.pick(words.GATHERINGS)} ${luck.pick(words.NAME_CORES)}`;
	const count = Math.min(most, luck.percent(45) ? 1 : luck.whole(4, 26));
	const minutes = luck.pick([60, 90, 120, 180, 240]);
	// One in four lies ahead, the others in the five years before.
	const away = luck.percent(25)
		? luck.whole(1, HALF_A_YEAR)
		: -luck.whole(1, FIVE_YEARS) - 7 * count;
	const start = addDays(
		`${today}T${luck.pick(['09:00', '10:30', '15:00', '18:30', '19:45'])}`,
		away,
	);
	const state = luck.percent(95) ? 'planned' : luck.pick(['cancelled', 'moved', 'full', 'draft']);
	const publishedAt = new Date(
		Math.min(now.getTime(), toInstant(start).getTime()) - luck.whole(1, 40) * 86_400_000,
	);
	const starts = Array.from({ length: count }, (_, week) => addDays(start, 7 * week));
	rows.event.push({
		id,
		slug: chunk.address('event', id, title, key),
		clubId: club.id ?? null,
		title,
		text: luck.some(words.SENTENCES, luck.whole(1, 4)).join(' '),
		type: luck.pick(EVENT_TYPES),
		topics: club.topics ?? [],
		localStart: start,
		minutes,
		rule: count > 1 ? `FREQ=WEEKLY;COUNT=${count}` : null,
		placeId: club.placeId ?? null,
		district: club.district ?? null,
		price: luck.percent(60) ? 'frei' : '5 €',
		state,
		publishedAt: state === 'draft' ? null : publishedAt,
		lastEndsAt: toInstant(addMinutes(starts.at(-1) ?? start, minutes)),
		source: 'demo',
		createdAt: publishedAt,
		updatedAt: publishedAt,
	});
	for (const local of starts) {
		const startsAt = toInstant(local);
		rows.eventDate.push({
			id: demoId('volume date', `${key} ${local}`),
			eventId: id,
			localStart: local,
			startsAt,
			endsAt: new Date(startsAt.getTime() + minutes * 60_000),
			state: count === 1 && state !== 'draft' ? state : 'planned',
		});
	}
	return count;
}
