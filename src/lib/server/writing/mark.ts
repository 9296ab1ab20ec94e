import { spelledOut } from '$lib/domain/writing/content';
import { createHash } from 'node:crypto';

/** Stands for what was written: two who opened the same have the same. */
export const markOf = (content: object): string =>
	createHash('sha256').update(spelledOut(content)).digest('base64url').slice(0, 22);
