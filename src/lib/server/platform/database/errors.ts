/** The database cannot be asked right now. Nothing is known about a write that was under way. */
export class DatabaseUnavailable extends Error {
	constructor(why: string, options?: ErrorOptions) {
		super(`Database unavailable: ${why}`, options);
		this.name = 'DatabaseUnavailable';
	}
}

/** The disk under our data is (nearly) full: reading goes on, writing waits for space. */
export class DiskFull extends Error {
	readonly code = 'ENOSPC';
	constructor(options?: ErrorOptions) {
		super('No space left for writing', options);
		this.name = 'DiskFull';
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
	'ENETUNREACH',
	'CONNECT_TIMEOUT',
	'CONNECTION_CLOSED',
	'CONNECTION_ENDED',
	'CONNECTION_DESTROYED',
]);
const sqlStates = /^(08|57P0[123]|53300|58)/;

const causes = function* (error: unknown) {
	for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++)
		yield e;
};

export function errorCode(error: unknown): string | undefined {
	for (const e of causes(error)) if ('code' in e && typeof e.code === 'string') return e.code;
	return undefined;
}

/** For errors that come straight from the driver: elsewhere the same codes mean a mail server or a file. */
export function isLost(error: unknown): boolean {
	for (const e of causes(error)) {
		if (e.name === 'DatabaseUnavailable') return true;
		if (!('code' in e) || typeof e.code !== 'string') continue;
		if (driverCodes.has(e.code) || sqlStates.test(e.code)) return true;
	}
	return false;
}

/** What the database's own door lets out: whoever catches it knows that it was the database. */
export const asUnavailable = (error: unknown): unknown =>
	isLost(error) && !isUnavailable(error)
		? new DatabaseUnavailable(errorCode(error) ?? 'connection lost', { cause: error })
		: error;

export function isUnavailable(error: unknown): boolean {
	for (const e of causes(error)) if (e.name === 'DatabaseUnavailable') return true;
	return false;
}

/** A statement ran into statement_timeout (57014). */
export const isTooSlow = (error: unknown): boolean => errorCode(error) === '57014';

/** A row with this key is there already (23505). */
export const isDuplicate = (error: unknown): boolean => errorCode(error) === '23505';

/** No space under the database (53100) or under a file of ours. */
export const isDiskFull = (error: unknown): boolean => {
	const code = errorCode(error);
	return code === '53100' || code === 'ENOSPC';
};
