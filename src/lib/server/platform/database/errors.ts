/** The database cannot be asked right now. Nothing is known about a write that was under way. */
export class DatabaseUnavailable extends Error {
	constructor(why: string, options?: ErrorOptions) {
		super(`Database unavailable: ${why}`, options);
		this.name = 'DatabaseUnavailable';
	}
}

// Driver codes and SQLSTATE classes that mean "the server is gone or going", not "the query is wrong".
const driverCodes = new Set([
	'ECONNREFUSED',
	'ECONNRESET',
	'EPIPE',
	'ENOENT',
	'ENOTFOUND',
	'EAI_AGAIN',
	'ETIMEDOUT',
	'EHOSTUNREACH',
	'CONNECT_TIMEOUT',
	'CONNECTION_CLOSED',
	'CONNECTION_ENDED',
	'CONNECTION_DESTROYED',
]);
const sqlStates = /^(08|57P0[123]|53300|58)/;

export function errorCode(error: unknown): string | undefined {
	for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++)
		if ('code' in e && typeof e.code === 'string') return e.code;
	return undefined;
}

export function isUnavailable(error: unknown): boolean {
	for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++) {
		if (e.name === 'DatabaseUnavailable') return true;
		if (
			'code' in e &&
			typeof e.code === 'string' &&
			(driverCodes.has(e.code) || sqlStates.test(e.code))
		)
			return true;
	}
	return false;
}

/** A statement ran into statement_timeout (57014). */
export const isTooSlow = (error: unknown): boolean => errorCode(error) === '57014';

/** A row with this key is there already (23505). */
export const isDuplicate = (error: unknown): boolean => errorCode(error) === '23505';

/** The disk under the database is full (53100). */
export const isDiskFull = (error: unknown): boolean => {
	const code = errorCode(error);
	return code === '53100' || code === 'ENOSPC';
};
