import type { Facets } from '$lib/domain/search/settings';
import { later, type Ask, type Found, type Question } from './question';

/**
 * The numbers beside the filters, known from whoever asked the same shortly before: to count takes longer than to
 * find, and thousands begin with the same letters. What is found, and how much of it, is always asked anew.
 */
export interface CountMemory {
	/** Asks for numbers only where they are not known. */
	over(source: 'engine' | 'database', ask: Ask): Ask;
	/** Entries changed here. What changes elsewhere is counted anew after half a minute at the latest. */
	forget(): void;
}

const LONGEST_MS = 30_000;
const MOST = 300;

export function openCountMemory(now: () => number = () => performance.now()): CountMemory {
	const kept = new Map<string, { since: number; facets: Facets }>();
	let forgotten = 0;

	const keep = (key: string, since: number, facets: Facets) => {
		kept.delete(key);
		kept.set(key, { since, facets });
		// The oldest come first.
		for (const [oldest] of kept) {
			if (kept.size <= MOST) break;
			kept.delete(oldest);
		}
	};

	return {
		over: (source, ask) => async (question) => {
			if (!question.facets) return ask(question);
			const key = keyOf(source, question);
			const known = kept.get(key);
			if (known && now() - known.since < LONGEST_MS)
				return { ...(await ask({ ...question, facets: false })), facets: known.facets };
			const [since, before] = [now(), forgotten];
			const found: Found = await ask(question);
			const counted = async () => {
				const facets = await found.facets;
				// "Not counted" is no number to keep, and neither is one from before a change.
				if (before === forgotten && Object.keys(facets).length > 0) keep(key, since, facets);
				return facets;
			};
			return { ...found, facets: later(counted()) };
		},
		forget() {
			forgotten++;
			kept.clear();
		},
	};
}

/** All that decides which entries there are; not their order, and not which of them are shown. */
const keyOf = (source: string, { words, match, apart, namesOnly, conditions }: Question): string =>
	JSON.stringify([source, words, match, apart, namesOnly, conditions]);
