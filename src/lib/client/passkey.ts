// Between what the server writes and what the browser wants: bytes travel as base64url.

const toBytes = (text: string): ArrayBuffer => {
	const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(raw, (sign) => sign.charCodeAt(0)).buffer;
};
const toText = (bytes: ArrayBuffer): string =>
	btoa(String.fromCharCode(...new Uint8Array(bytes)))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');

interface Described {
	id: string;
	type: string;
	transports?: string[];
}
/** What the server asks; more than is read here goes to the browser as it is. */
export interface CreationAsked {
	challenge: string;
	user: { id: string; name: string; displayName: string };
	excludeCredentials?: Described[];
}
export interface RequestAsked {
	challenge: string;
	allowCredentials?: Described[];
}

const described = (all: Described[] = []) => all.map((one) => ({ ...one, id: toBytes(one.id) }));

export const passkeysKnown = (): boolean =>
	typeof PublicKeyCredential === 'function' && 'credentials' in navigator;

/** The device makes one; what it says about it, to be sent in a form. Throws when people say no. */
export async function makePasskey(asked: CreationAsked): Promise<string> {
	const publicKey = {
		...asked,
		challenge: toBytes(asked.challenge),
		user: { ...asked.user, id: toBytes(asked.user.id) },
		excludeCredentials: described(asked.excludeCredentials),
	} as unknown as PublicKeyCredentialCreationOptions;
	const made = await navigator.credentials.create({ publicKey });
	if (!(made instanceof PublicKeyCredential)) throw new Error('No passkey was made');
	const response = made.response as AuthenticatorAttestationResponse;
	return JSON.stringify({
		...common(made),
		response: {
			clientDataJSON: toText(response.clientDataJSON),
			attestationObject: toText(response.attestationObject),
			transports: response.getTransports?.() ?? [],
		},
	});
}

/** The device signs; the signature, to be sent in a form. Throws when people say no. */
export async function usePasskey(asked: RequestAsked): Promise<string> {
	const publicKey = {
		...asked,
		challenge: toBytes(asked.challenge),
		allowCredentials: described(asked.allowCredentials),
	} as unknown as PublicKeyCredentialRequestOptions;
	const used = await navigator.credentials.get({ publicKey });
	if (!(used instanceof PublicKeyCredential)) throw new Error('No passkey was used');
	const response = used.response as AuthenticatorAssertionResponse;
	return JSON.stringify({
		...common(used),
		response: {
			clientDataJSON: toText(response.clientDataJSON),
			authenticatorData: toText(response.authenticatorData),
			signature: toText(response.signature),
			userHandle: response.userHandle ? toText(response.userHandle) : undefined,
		},
	});
}

const common = (credential: PublicKeyCredential) => ({
	id: credential.id,
	rawId: toText(credential.rawId),
	type: credential.type,
	clientExtensionResults: {},
});
