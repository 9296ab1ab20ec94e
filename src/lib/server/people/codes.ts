import { createHmac, timingSafeEqual } from 'node:crypto';
import { CODE_DIGITS } from '$lib/domain/sign-in/schema';
import type { Database } from '../platform/database';
import { isId } from '../platform/ids';
import { installationSecret } from '../platform/limits';

/**
 * Codes and keys are worked out, not kept: the same asking always gives the same, so a mail that is sent
 * again says the same, and a table that gets out opens nothing.
 */
export interface Codes {
	codeOf(asked: { id: string; mail: string }): string;
	fits(asked: { id: string; mail: string }, typed: string): boolean;
	/** Stands for something nobody may read out of it, always the same for the same. */
	blind(text: string): string;
	/** What a phone signs for this asking. */
	challengeOf(id: string): string;
	/** What an app that shows codes shares with us. */
	sharedSecret(nonce: string): Buffer;
	/** What stands in a link and opens one thing of one kind. */
	keyOf(what: KeyKind, id: string): string;
	/** The thing this key opens; nothing for one that was made up, bent, or belongs to another kind. */
	idOf(what: KeyKind, key: string | undefined): string | undefined;
}

export type KeyKind =
	| 'enquiry'
	| 'answer'
	| 'registration'
	| 'invitation'
	| 'office-invitation'
	| 'mail-change'
	| 'first-administrator'
	| 'report'
	| 'report-club'
	| 'freshness';

export async function openCodes(database: Database): Promise<Codes> {
	const secret = await installationSecret(database, 'sign-in.secret');
	const codeOf: Codes['codeOf'] = ({ id, mail }) => {
		const digest = createHmac('sha256', secret).update(`${id}\n${mail}`).digest();
		return String(digest.readUIntBE(0, 6) % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0');
	};
	const markOf = (what: KeyKind, id: string) =>
		createHmac('sha256', secret).update(`key\n${what}\n${id}`).digest().subarray(0, 20);
	return {
		codeOf,
		fits(asked, typed) {
			const right = Buffer.from(codeOf(asked));
			const given = Buffer.from(typed);
			return right.length === given.length && timingSafeEqual(right, given);
		},
		blind: (text) => createHmac('sha256', secret).update(`blind\n${text}`).digest('base64url'),
		challengeOf: (id) =>
			createHmac('sha256', secret).update(`challenge\n${id}`).digest('base64url'),
		sharedSecret: (nonce) => createHmac('sha1', secret).update(`totp\n${nonce}`).digest(),
		keyOf: (what, id) =>
			Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), markOf(what, id)]).toString(
				'base64url',
			),
		idOf(what, key) {
			if (!key || !/^[\w-]{48}$/.test(key)) return undefined;
			const bytes = Buffer.from(key, 'base64url');
			const hex = bytes.subarray(0, 16).toString('hex');
			const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
			return isId(id) && timingSafeEqual(bytes.subarray(16), markOf(what, id)) ? id : undefined;
		},
	};
}
