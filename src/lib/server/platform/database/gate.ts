import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseUnavailable } from './errors';

/**
 * Stands before the pool: bounds how many work at once, how long one waits for a place and how long a
 * piece of work may take, and lets everybody go at once when the server is lost.
 */
export interface Gate {
	pass<T>(work: () => Promise<T>): Promise<T>;
	/** Reject what is under way and refuse what comes, until `open`. */
	shut(why: string): void;
	open(): void;
	readonly isOpen: boolean;
	/** Work that is waiting for an answer now. */
	readonly pending: number;
}

export interface GateLimits {
	places: number;
	/** Asked anew for each piece of work. */
	limits: () => { waitMs: number; workMs: number };
}

const inside = new AsyncLocalStorage<true>();

/** A second way in from inside a transaction would wait for itself on the embedded database. */
export const insideTransaction = <T>(work: () => Promise<T>): Promise<T> => inside.run(true, work);

export function openGate({ places, limits }: GateLimits): Gate {
	let free = places;
	let shutBecause: string | undefined;
	const waiting = new Set<{ enter: () => void; refuse: (why: DatabaseUnavailable) => void }>();
	const lettingGo = new Set<(reason: DatabaseUnavailable) => void>();

	const take = (): Promise<void> => {
		if (free > 0) {
			free--;
			return Promise.resolve();
		}
		return new Promise((resolve, reject) => {
			const leave = () => {
				clearTimeout(timer);
				waiting.delete(one);
			};
			const one = {
				enter: () => {
					leave();
					resolve();
				},
				refuse: (why: DatabaseUnavailable) => {
					leave();
					reject(why);
				},
			};
			const timer = setTimeout(
				() => one.refuse(new DatabaseUnavailable('all connections are busy')),
				limits().waitMs,
			);
			waiting.add(one);
		});
	};
	const give = () => {
		const [next] = waiting;
		if (next) next.enter();
		else free++;
	};

	return {
		get isOpen() {
			return shutBecause === undefined;
		},
		get pending() {
			return lettingGo.size;
		},
		async pass(work) {
			if (inside.getStore())
				throw new Error('Inside a transaction only its own handle may be used');
			if (shutBecause !== undefined) throw new DatabaseUnavailable(shutBecause);
			await take();
			const { workMs } = limits();
			return new Promise((resolve, reject) => {
				const letGo = (reason: DatabaseUnavailable) => {
					clearTimeout(timer);
					lettingGo.delete(letGo);
					reject(reason);
				};
				const timer = setTimeout(
					() => letGo(new DatabaseUnavailable(`no answer within ${workMs} ms`)),
					workMs,
				);
				lettingGo.add(letGo);
				// The place is given back only when the work has really ended, so that the pool behind never
				// has more to do than it has connections.
				Promise.resolve()
					.then(work)
					.then(resolve, reject)
					.finally(() => {
						clearTimeout(timer);
						lettingGo.delete(letGo);
						give();
					});
			});
		},
		shut(why) {
			shutBecause = why;
			for (const letGo of lettingGo) letGo(new DatabaseUnavailable(why));
			for (const one of waiting) one.refuse(new DatabaseUnavailable(why));
		},
		open() {
			shutBecause = undefined;
		},
	};
}
