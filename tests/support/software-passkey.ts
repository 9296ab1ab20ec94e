import { isoCBOR } from '@simplewebauthn/server/helpers';
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A device in software: says and signs whatever it is told to, also what no honest one would. */
export interface SoftwarePasskey {
	id: string;
	/** As the product keeps it. */
	publicKey: string;
	/** What a browser would send after it was made. */
	made(asked: Asked): string;
	/** What a browser would send after it signed. */
	signed(asked: Asked & { counter: number; by?: SoftwarePasskey }): string;
	readonly key: KeyObject;
}
interface Asked {
	challenge: string;
	origin: string;
	rpId: string;
	/** Present and proven: the finger was there. */
	flags?: number;
	type?: string;
}

const PRESENT_AND_PROVEN = 0x05;
const NEW_KEY = 0x40;
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (what: string | Uint8Array) => createHash('sha256').update(what).digest();

export function softwarePasskey(): SoftwarePasskey {
	const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
	const credentialId = randomBytes(32);
	const id = text(credentialId);
	// COSE: elliptic curve, ES256, P-256 and the point.
	const cose = isoCBOR.encode(
		new Map<number, number | Uint8Array>([
			[1, 2],
			[3, -7],
			[-1, 1],
			[-2, new Uint8Array(Buffer.from(x, 'base64url'))],
			[-3, new Uint8Array(Buffer.from(y, 'base64url'))],
		]),
	);
	const said = (type: string, { challenge, origin }: Asked) =>
		Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
	const about = (rpId: string, flags: number, counter: number) => {
		const count = Buffer.alloc(4);
		count.writeUInt32BE(counter);
		return Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
	};
	const frame = { id, rawId: id, type: 'public-key', clientExtensionResults: {} };
	return {
		id,
		publicKey: text(cose),
		key: privateKey,
		made(asked) {
			const length = Buffer.alloc(2);
			length.writeUInt16BE(credentialId.length);
			const authData = Buffer.concat([
				about(asked.rpId, (asked.flags ?? PRESENT_AND_PROVEN) | NEW_KEY, 0),
				Buffer.alloc(16),
				length,
				credentialId,
				cose,
			]);
			const attestation = new Map<string, string | Map<string, string> | Uint8Array>([
				['fmt', 'none'],
				['attStmt', new Map<string, string>()],
				['authData', new Uint8Array(authData)],
			]);
			return JSON.stringify({
				...frame,
				response: {
					clientDataJSON: text(said(asked.type ?? 'webauthn.create', asked)),
					attestationObject: text(isoCBOR.encode(attestation)),
					transports: ['internal'],
				},
			});
		},
		signed(asked) {
			const client = said(asked.type ?? 'webauthn.get', asked);
			const authData = about(asked.rpId, asked.flags ?? PRESENT_AND_PROVEN, asked.counter);
			const what = Buffer.concat([authData, sha256(client)]);
			return JSON.stringify({
				...frame,
				response: {
					clientDataJSON: text(client),
					authenticatorData: text(authData),
					signature: text(sign('sha256', what, asked.by?.key ?? privateKey)),
				},
			});
		},
	};
}
