import type { Db } from './types';

/**
 * For what every visit asks: to put a query together takes longer than to read its answer. It is made once for each
 * handle, and each connection to a server keeps it under a name. What differs is a placeholder in it.
 */
export function prepared<Query>(make: (db: Db) => Query): (db: Db) => Query {
	const made = new WeakMap<Db, Query>();
	return (db) => {
		const query = made.get(db) ?? make(db);
		made.set(db, query);
		return query;
	};
}
