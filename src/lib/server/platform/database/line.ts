import postgres from 'postgres';

/**
 * Connections that can be thrown away as a whole. A server that vanished without a word (cable, host)
 * leaves connections on which an answer is awaited for ever; only cutting them ends the waiting.
 */
export interface Line {
	readonly sql: postgres.Sql;
	/** Ends what is under way with an error and begins anew. */
	cut(): void;
	close(seconds: number): Promise<void>;
}

export function openLine(
	url: string,
	options: postgres.Options<Record<string, postgres.PostgresType>>,
): Line {
	const connect = () =>
		postgres(url, {
			// Who does not answer at all is found by the question asked all the time; this bounds the rest.
			connect_timeout: 10,
			backoff: () => 0.3,
			onnotice: () => undefined,
			...options,
		});
	let sql = connect();
	return {
		get sql() {
			return sql;
		},
		cut() {
			const old = sql;
			sql = connect();
			void old.end({ timeout: 0 });
		},
		close: (timeout) => sql.end({ timeout }),
	};
}
