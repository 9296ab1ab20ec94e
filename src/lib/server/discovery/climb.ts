import {
	conditionsOf,
	inForce,
	without,
	type Conditions,
	type Droppable,
	type Today,
	UNDERSTOOD_NOTHING,
} from '$lib/domain/search/conditions';
import { FILLERS } from '$lib/domain/search/fillers';
import type { Plan } from '$lib/domain/search/plan';
import type { SearchQuery } from '$lib/domain/search/query';
import type { Relaxed } from '$lib/domain/search/result';
import { later, type Ask, type Found, type Question } from './question';

export type Climbed<F extends Found = Found> = F & { relaxed: Relaxed | null };

const FEW = 5;

/**
 * From what was asked for to what comes nearest, one rung at a time and only when the rung before found
 * too little. Which rung answers depends on totals alone, so that every page of a result agrees.
 */
export async function climb<F extends Found>(
	ask: Ask<F>,
	query: SearchQuery,
	plan: Plan,
	at: { today: Today; now: number; facets: boolean },
): Promise<Climbed<F>> {
	const conditions = conditionsOf(query, plan, at.today);
	// Nothing but a day was said: what begins first stands first, what has no date after it.
	const byDay = query.sort === 'relevanz' && plan.words.length === 0 && conditions.before !== null;
	const strict: Question = {
		words: plan.words,
		match: 'all',
		apart: false,
		conditions,
		typed: plan.typed.join(' '),
		sort: byDay ? 'datum' : query.sort,
		near: query.near,
		limit: query.limit,
		offset: (query.page - 1) * query.limit,
		facets: at.facets,
		now: at.now,
	};
	const named = await nameFirst(ask, strict, plan, query, at.today);
	const first = named ?? (await ask(strict));
	if (first.total >= FEW || (plan.words.length === 0 && first.total > 0))
		return { ...first, relaxed: null };

	// Compounds of the question may stand as two words in the text.
	if (plan.words.some((word) => word.parts.length > 0)) {
		const apart = await ask({ ...strict, apart: true });
		if (apart.total > first.total) return { ...apart, relaxed: null };
	}
	if (first.total > 0) return { ...first, relaxed: null };

	// "jetzt": nothing to look for, and so no reason to show nothing.
	if (plan.typed.length > 0 && plan.typed.every((word) => FILLERS.has(word))) {
		const all = await ask({ ...strict, words: [] });
		if (all.total > 0) return { ...all, relaxed: { dropped: [], words: true } };
	}
	const dropped = await dropCostliest(ask, strict);
	if (dropped) return dropped;
	if (plan.words.length > 1 || plan.words.some((word) => word.parts.length > 0)) {
		const some = await ask({ ...strict, match: 'any', apart: true });
		if (some.total > 0) return { ...some, relaxed: { dropped: [], words: true } };
	}
	const filters = inForce(conditions);
	if (filters.length > 0) {
		const open = {
			...strict,
			conditions: without(conditions, ...filters),
			match: 'any' as const,
			apart: true,
		};
		const last = await ask(open);
		if (last.total > 0)
			return { ...last, relaxed: { dropped: filters, words: plan.words.length > 1 } };
	}
	return { ...first, relaxed: null };
}

/**
 * "Chor St. Lorenz" may be a choir in St. Lorenz, or a club of that name. When words became filters, look
 * for all of them as words too: if that is what few entries say, they are meant.
 */
async function nameFirst<F extends Found>(
	ask: Ask<F>,
	strict: Question,
	plan: Plan,
	query: SearchQuery,
	today: Today,
): Promise<F | undefined> {
	if (!plan.understood || plan.typed.length < 2 || query.sort !== 'relevanz') return undefined;
	if (plan.nameWords.length < 2) return undefined;
	const conditions = conditionsOf(query, UNDERSTOOD_NOTHING, today);
	const both = later(ask(strict));
	const byName = await ask({
		...strict,
		words: plan.nameWords,
		namesOnly: true,
		conditions,
		limit: 3,
		offset: 0,
		facets: false,
	});
	const first = await both;
	if (byName.total === 0 || byName.total > 3) return first;
	// Only the first page changes its order; what the filters would have left out is added to the total, where
	// all of it has room there.
	if (strict.offset > 0) {
		if (first.total > strict.limit) return first;
		const whole = await nameFirst(ask, { ...strict, offset: 0 }, plan, query, today);
		return whole && { ...whole, cards: [] };
	}
	const ids = new Set(byName.cards.map((card) => card.id));
	const more = byName.cards.filter((card) => !first.cards.some((hit) => hit.id === card.id));
	const missing = first.total + more.length <= strict.limit ? more.length : 0;
	return {
		...first,
		total: first.total + missing,
		cards: [
			...byName.cards.filter(
				(card) => missing > 0 || first.cards.some((hit) => hit.id === card.id),
			),
			...first.cards.filter((card) => !ids.has(card.id)),
		].slice(0, strict.limit),
	};
}

/** The filter without which most is found is the one that costs most. */
async function dropCostliest<F extends Found>(
	ask: Ask<F>,
	strict: Question,
): Promise<Climbed<F> | undefined> {
	const filters = inForce(strict.conditions);
	if (filters.length === 0) return undefined;
	const trials = await Promise.all(
		filters.map(async (name) => {
			const conditions = without(strict.conditions, name);
			const { total } = await ask({
				...strict,
				conditions,
				apart: true,
				limit: 1,
				offset: 0,
				facets: false,
			});
			return { name, conditions, total };
		}),
	);
	let best: { name: Droppable; conditions: Conditions; total: number } | undefined;
	for (const trial of trials) if (trial.total > (best?.total ?? 0)) best = trial;
	if (!best) return undefined;
	const found = await ask({ ...strict, conditions: best.conditions, apart: true });
	return { ...found, relaxed: { dropped: [best.name], words: false } };
}
