import { canonical } from '$lib/domain/same-json';
import { createHash } from 'node:crypto';

/** Stands for a value: two who opened the same have the same. */
export const markOf = (value: unknown): string =>
	createHash('sha256').update(canonical(value)).digest('base64url').slice(0, 22);
