import { slugOf, uniqueSlug } from '../../../src/lib/domain/slug';
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
