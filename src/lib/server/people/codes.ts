import { createHmac, timingSafeEqual } from 'node:crypto';
import { CODE_DIGITS } from '$lib/domain/sign-in/schema';
import type { Database } from '../platform/database';
import { idAt, isId } from '../platform/ids';
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
	/**
	 * The id under which a thing is kept that a stranger's form named. The same form gives the same; whoever sees
	 * the thing from another side cannot send its form once more, and be given the key of who sent it.
	 */
	keptId(sent: string, ...words: string[]): string;
	/** What a phone signs for this asking. */
	challengeOf(id: string): string;
	/** What an app that shows codes shares with us. */
	sharedSecret(nonce: string): Buffer;
	/** What stands in a link and opens one thing of one kind, for one person where it was mailed to them. */
	keyOf(what: KeyKind, id: string, whose?: string): string;
	/** The thing this key opens; nothing for one that was made up, bent, or belongs to another kind. */
	idOf(what: KeyKind, key: string | undefined): string | undefined;
	/** The same, and whose key it is. */
	opens(what: KeyKind, key: string | undefined): Opened | undefined;
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

export interface Opened {
	id: string;
	/** Whom it was mailed to; nobody: whoever reads the mailbox of a club. */
	whose: string | undefined;
}

const ID_BYTES = 16;
const MARK_BYTES = 20;
const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');
const idIn = (bytes: Buffer, at: number) =>
	bytes
		.subarray(at * ID_BYTES, (at + 1) * ID_BYTES)
		.toString('hex')
		.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export async function openCodes(database: Database): Promise<Codes> {
	const secret = await installationSecret(database, 'sign-in.secret');
	const codeOf: Codes['codeOf'] = ({ id, mail }) => {
		const digest = createHmac('sha256', secret).update(`${id}\n${mail}`).digest();
		return String(digest.readUIntBE(0, 6) % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0');
	};
	const markOf = (what: KeyKind, ids: readonly string[]) =>
		createHmac('sha256', secret)
			.update(['key', what, ...ids].join('\n'))
			.digest()
			.subarray(0, MARK_BYTES);
	const opens: Codes['opens'] = (what, key) => {
		if (!key || !/^[\w-]{48,70}$/.test(key)) return undefined;
		const bytes = Buffer.from(key, 'base64url');
		const ids = (bytes.length - MARK_BYTES) / ID_BYTES;
		// One spelling only: the last sign of the longer key has room for bits that say nothing.
		if ((ids !== 1 && ids !== 2) || bytes.toString('base64url') !== key) return undefined;
		const [id, whose] = [idIn(bytes, 0), ids === 2 ? idIn(bytes, 1) : undefined];
		if (!isId(id) || (whose !== undefined && !isId(whose))) return undefined;
		const mark = markOf(what, whose === undefined ? [id] : [id, whose]);
		return timingSafeEqual(bytes.subarray(-MARK_BYTES), mark) ? { id, whose } : undefined;
	};
	return {
		codeOf,
		fits(asked, typed) {
			const right = Buffer.from(codeOf(asked));
			const given = Buffer.from(typed);
			return right.length === given.length && timingSafeEqual(right, given);
		},
		keptId(sent, ...words) {
			const digest = createHmac('sha256', secret).update(JSON.stringify(['kept', sent, ...words]));
			return idAt(bytesOf(sent).readUIntBE(0, 6), digest.digest());
		},
		blind: (text) => createHmac('sha256', secret).update(`blind\n${text}`).digest('base64url'),
		challengeOf: (id) =>
			createHmac('sha256', secret).update(`challenge\n${id}`).digest('base64url'),
		sharedSecret: (nonce) => createHmac('sha1', secret).update(`totp\n${nonce}`).digest(),
		keyOf(what, id, whose) {
			const ids = whose === undefined ? [id] : [id, whose];
			return Buffer.concat([...ids.map(bytesOf), markOf(what, ids)]).toString('base64url');
		},
		opens,
		idOf(what, key) {
			const opened = opens(what, key);
			return opened?.whose === undefined ? opened?.id : undefined;
		},
	};
}
