import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * One JSON line per event on standard error. No personal data ever: no names, addresses, search words,
 * no address of a visitor. What belongs to one request carries its id.
 */
export type Level = 'debug' | 'info' | 'warn' | 'error';
type Fields = Record<string, string | number | boolean | null | undefined>;
export type Log = Record<Level, (event: string, fields?: Fields) => void>;

const order: Record<Level, number> = { debug: 10, info: 20, warn: 30, error: 40 };
const requests = new AsyncLocalStorage<string>();

export const withRequest = <T>(requestId: string, work: () => T): T =>
	requests.run(requestId, work);

export function openLog(
	least: Level,
	write: (line: string) => void = (line) => process.stderr.write(line),
): Log {
	const at =
		(level: Level) =>
		(event: string, fields: Fields = {}) => {
			if (order[level] < order[least]) return;
			const request = requests.getStore();
			write(
				JSON.stringify({
					at: new Date().toISOString(),
					level,
					event,
					...(request ? { request } : {}),
					...fields,
				}) + '\n',
			);
		};
	return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** What a log may say of an error: its kind and code. Messages of drivers can quote a person's data. */
export function describeError(error: unknown): Fields {
	if (!(error instanceof Error)) return { error: typeof error };
	const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
	const cause = error.cause instanceof Error ? error.cause : undefined;
	const causeCode =
		cause && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
	const where = error.stack
		?.split('\n')
		.find((line) => line.includes('.js:') || line.includes('.ts:'));
	return { error: error.name, code: code ?? causeCode, where: where?.trim().slice(0, 200) };
}
