import { Refused } from '$lib/domain/result';

/** Does some work when it is its turn. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Few at once, the others in a row in the order they came; with too many in it already, it says so at once. */
export function takeTurns(atOnce: number, queued: number): InTurn {
	let running = 0;
	const waiting: (() => void)[] = [];
	return async (work) => {
		if (running >= atOnce) {
			if (waiting.length >= queued) throw new Refused('busy');
			await new Promise<void>((resolve) => waiting.push(resolve));
		} else running++;
		try {
			return await work();
		} finally {
			// The place is handed on; nobody can slip in between.
			const next = waiting.shift();
			if (next) next();
			else running--;
		}
	};
}
