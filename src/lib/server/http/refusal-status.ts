import type { Refusal } from '$lib/domain/result';

export const REFUSAL_STATUS: Record<Refusal, number> = {
	'not-found': 404,
	'not-allowed': 403,
	'sign-in-first': 401,
	'second-factor-first': 403,
	'prove-first': 403,
	conflict: 409,
	'wrong-state': 409,
	'too-often': 429,
	busy: 503,
	gone: 410,
};
