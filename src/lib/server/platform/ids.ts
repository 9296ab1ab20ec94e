import { createHash, randomBytes } from 'node:crypto';

/** UUIDv7 (RFC 9562): sorts by time of making, says nothing else. */
export function newId(at: number = Date.now()): string {
	return idAt(at, randomBytes(16));
}

/** The same with what else stands in it: sixteen bytes nobody can guess. */
export function idAt(at: number, unguessable: Buffer): string {
	const bytes = Buffer.from(unguessable.subarray(0, 16));
	bytes.writeUIntBE(at, 0, 6);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
	return spelled(bytes);
}

function spelled(bytes: Buffer): string {
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = bytes.toString('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const isId = (value: string): boolean => UUID.test(value);

/** The same words give the same id (UUIDv8): for a thing that can be told apart only by what it says. */
export function idFrom(...words: string[]): string {
	const bytes = createHash('sha256').update(JSON.stringify(words)).digest().subarray(0, 16);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
	return spelled(bytes);
}
