import { Refused } from './result';

/** On whose behalf a move is made. `person` is the one the thing is about: who enquired, who is invited. */
export const WHOS = ['owner', 'writer', 'coordinator', 'person', 'system'] as const;
export type Who = (typeof WHOS)[number];

export interface Move<S extends string, A extends string> {
	readonly action: A;
	readonly from: readonly S[];
	readonly to: S;
	readonly who: readonly Who[];
	/** What the move is for, for the reader of the table. */
	readonly why: string;
}

export interface Machine<S extends string, A extends string> {
	readonly thing: string;
	readonly states: readonly S[];
	readonly actions: readonly A[];
	readonly moves: readonly Move<S, A>[];
	/** The state after the action; throws `Refused` when the table has no such move, or not for this one. */
	readonly move: (state: S, action: A, who?: Who) => S;
	/** What can be done from here, by this one: what buttons to show. */
	readonly possible: (state: S, who?: Who) => A[];
	readonly isState: (value: string) => value is S;
}

/** Makes a table work. An action has one outcome per state; a second one is a fault in the table. */
export function defineStates<const S extends string, const A extends string>(table: {
	thing: string;
	states: readonly S[];
	moves: readonly Move<NoInfer<S>, A>[];
}): Machine<S, A> {
	const { thing, states, moves } = table;
	const known = new Map<string, Move<S, A>>();
	for (const entry of moves)
		for (const from of entry.from) {
			const key = `${from} ${entry.action}`;
			if (known.has(key)) throw new Error(`Two moves of ${thing} for ${key}`);
			known.set(key, entry);
		}
	const actions = [...new Set(moves.map((entry) => entry.action))];
	return {
		thing,
		states,
		actions,
		moves,
		move(state, action, who) {
			const entry = known.get(`${state} ${action}`);
			if (!entry) throw new Refused('wrong-state', { thing, state, action });
			if (who && !entry.who.includes(who))
				throw new Refused('not-allowed', { thing, state, action });
			return entry.to;
		},
		possible: (state, who) =>
			actions.filter((action) => {
				const entry = known.get(`${state} ${action}`);
				return entry !== undefined && (!who || entry.who.includes(who));
			}),
		isState: (value): value is S => (states as readonly string[]).includes(value),
	};
}
