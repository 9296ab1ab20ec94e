import { createHmac, timingSafeEqual } from 'node:crypto';
import { CODE_DIGITS } from '$lib/domain/sign-in/schema';
import type { Database } from '../platform/database';
import { installationSecret } from '../platform/limits';

/**
 * Codes are worked out, not kept: the same asking always gives the same code, so a mail that is sent again
 * says the same, and a table that gets out opens nothing.
 */
export interface Codes {
	codeOf(asked: { id: string; mail: string }): string;
	fits(asked: { id: string; mail: string }, typed: string): boolean;
}

export async function openCodes(database: Database): Promise<Codes> {
	const secret = await installationSecret(database, 'sign-in.secret');
	const codeOf: Codes['codeOf'] = ({ id, mail }) => {
		const digest = createHmac('sha256', secret).update(`${id}\n${mail}`).digest();
		return String(digest.readUIntBE(0, 6) % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0');
	};
	return {
		codeOf,
		fits(asked, typed) {
			const right = Buffer.from(codeOf(asked));
			const given = Buffer.from(typed);
			return right.length === given.length && timingSafeEqual(right, given);
		},
	};
}
