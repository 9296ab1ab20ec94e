import { SPANS, spanOf, type Span } from '$lib/domain/day/span';
import type { LocalDateTime } from '$lib/domain/time/local';
import { FAMILIES, TOPICS, WEEKDAYS, type Family } from '$lib/domain/vocabulary/keys';
import { topicsOf } from '$lib/domain/vocabulary/topics';
import type { NeedFilter } from '$lib/server/needs';

/** What stands in the address of /entdecken: the only state the search has. */
export interface Wanted {
	q: string;
	wann?: string;
	wo?: string;
	thema?: string;
	bereich?: string;
	dauer?: 'kurz';
	merkmal: readonly string[];
	seite: number;
}

const known = (text: string | null, among: readonly string[]): string | undefined =>
	text !== null && among.includes(text) ? text : undefined;

export const FEATURES = ['zu-zweit', 'wenig-deutsch'] as const;
const MOST_PAGES = 100;

export function readWanted(parameters: URLSearchParams, districts: readonly string[]): Wanted {
	const page = Number(parameters.get('seite') ?? 1);
	return {
		q: (parameters.get('q') ?? '').trim().slice(0, 200),
		wann: known(parameters.get('wann'), [...SPANS, ...WEEKDAYS]),
		wo: known(parameters.get('wo'), districts),
		thema: known(parameters.get('thema'), TOPICS),
		bereich: known(parameters.get('bereich'), FAMILIES),
		dauer: parameters.get('dauer') === 'kurz' ? 'kurz' : undefined,
		merkmal: FEATURES.filter((feature) => parameters.getAll('merkmal').includes(feature)),
		seite: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
	};
}

/** The address with one thing changed; always from the first page on. */
export function wantedQuery(wanted: Wanted, change: Partial<Wanted> = {}): string {
	const next = { ...wanted, seite: 1, ...change };
	const query = new URLSearchParams();
	if (next.q) query.set('q', next.q);
	for (const key of ['wann', 'wo', 'thema', 'bereich', 'dauer'] as const)
		if (next[key]) query.set(key, next[key]);
	for (const feature of next.merkmal) query.append('merkmal', feature);
	if (next.seite > 1) query.set('seite', String(next.seite));
	const text = query.toString();
	return text ? `?${text}` : '';
}

export function needFilter(wanted: Wanted, now: LocalDateTime): NeedFilter {
	const span = wanted.wann && (SPANS as readonly string[]).includes(wanted.wann);
	return {
		title: wanted.q || undefined,
		topics: wanted.thema
			? [wanted.thema]
			: wanted.bereich
				? topicsOf(wanted.bereich as Family)
				: undefined,
		district: wanted.wo,
		days: wanted.wann && !span ? [wanted.wann] : undefined,
		...(span ? spanOf(wanted.wann as Span, now) : {}),
		effort: wanted.dauer ? ['bis-2-stunden'] : undefined,
		forTwo: wanted.merkmal.includes('zu-zweit') || undefined,
		german: wanted.merkmal.includes('wenig-deutsch') ? ['kein', 'etwas'] : undefined,
		page: wanted.seite,
		order: wanted.wann ? 'soon' : 'new',
	};
}
