import { createHmac, timingSafeEqual } from 'node:crypto';

// Codes of an app (RFC 6238): SHA-1, six digits, half a minute. Every app knows these and hardly another kind.

const STEP_MS = 30_000;
/** A clock of a phone may be half a minute wrong in either direction. */
const TOLERANCE = 1;

export const stepAt = (now: Date): number => Math.floor(now.getTime() / STEP_MS);

export function totpAt(secret: Buffer, step: number): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(step));
	const digest = createHmac('sha1', secret).update(counter).digest();
	const offset = (digest.at(-1) ?? 0) & 0x0f;
	return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The half minute this code belongs to, newer than the last one that was taken. */
export function fittingStep(
	secret: Buffer,
	typed: string,
	now: Date,
	after: number,
): number | undefined {
	const given = Buffer.from(typed);
	for (let step = stepAt(now) - TOLERANCE; step <= stepAt(now) + TOLERANCE; step++) {
		const right = Buffer.from(totpAt(secret, step));
		const fits = right.length === given.length && timingSafeEqual(right, given);
		if (fits && step > after) return step;
	}
	return undefined;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** As it is typed into an app by hand. */
export function base32(bytes: Buffer): string {
	let bits = '';
	for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
	return (bits.match(/.{1,5}/g) ?? [])
		.map((five) => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '')
		.join('');
}
