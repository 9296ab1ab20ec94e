/** Why a rule said no. Closed list; `server/http/refusal-status.ts` knows which HTTP status each one is. */
export const REFUSALS = [
	'not-found',
	'not-allowed',
	'sign-in-first',
	'second-factor-first',
	'prove-first',
	'conflict',
	'wrong-state',
	'too-often',
	'busy',
	'gone',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** An expected no. Thrown by use cases, answered by the HTTP layer; anything else is a fault of ours. */
export class Refused extends Error {
	constructor(
		readonly code: Refusal,
		readonly detail: Record<string, string | number> = {},
	) {
		super(`Refused: ${code}`);
		this.name = 'Refused';
	}
}
