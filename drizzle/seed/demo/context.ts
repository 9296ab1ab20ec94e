import { slugOf, uniqueSlug } from '../../../src/lib/domain/slug';
import { toInstant } from '../../../src/lib/domain/time/local';
import { addDays } from './calendar';
import { dice } from './dice';
import type { Gazetteer } from './gazetteer';
import type { DemoCity } from './dossier';
import type { Rows } from './rows';

/** What the parts of the plan share while they lay out the city. */
export interface Layout {
	city: DemoCity;
	now: Date;
	/** Today in the city, YYYY-MM-DD. */
	today: string;
	rows: Rows;
	gazetteer: Gazetteer;
	slug(kind: string, text: string): string;
}

export function slugGiver(): Layout['slug'] {
	const taken = new Set<string>();
	return (kind, text) => {
		const slug = uniqueSlug(slugOf(text), (candidate) => taken.has(`${kind} ${candidate}`));
		taken.add(`${kind} ${slug}`);
		return slug;
	};
}

const HOUR_MS = 3_600_000;

export const daysBefore = (now: Date, days: number, hours = 0): Date =>
	new Date(now.getTime() - days * 24 * HOUR_MS - hours * HOUR_MS);
export const daysAfter = (now: Date, days: number): Date => daysBefore(now, -days);

const MINUTE_MS = 60_000;
/** When people sit down and write: after breakfast, at noon, most of all in the evening. */
const WRITING_HOURS = [7, 8, 9, 9, 10, 11, 12, 13, 14, 15, 16, 17, 17, 18, 18, 19, 19, 20, 20, 21];

/** Some minute of that day on which somebody would write; never one that is still to come. */
export function writtenAt({ now, today }: Layout, daysAgo: number, key: string): Date {
	const part = (value: number) => String(value).padStart(2, '0');
	const hour = dice.pick(WRITING_HOURS, 'hour', key);
	const minute = dice.whole(0, 59, 'minute', key);
	const at = toInstant(`${addDays(today, -daysAgo)}T${part(hour)}:${part(minute)}`);
	const written = new Date(at.getTime() + dice.whole(0, 59_999, 'second', key));
	return written < now
		? written
		: new Date(now.getTime() - dice.whole(1, 180, 'ago', key) * MINUTE_MS);
}
