import { STORED_AS } from '$lib/domain/privacy/stored-as';

export interface Contact {
	name: string;
	mail: string;
	phone: string;
}

const NAME = STORED_AS.contact;
const MOST = 300;

/** What somebody asked this device to remember; bent or foreign content is none. */
export function readContact(kept: string | null): Contact | undefined {
	if (!kept || kept.length > 4 * MOST) return undefined;
	try {
		const found: unknown = JSON.parse(kept);
		if (typeof found !== 'object' || found === null) return undefined;
		const text = (name: keyof Contact) => {
			const value = (found as Record<string, unknown>)[name];
			return typeof value === 'string' && value.length <= MOST ? value : '';
		};
		const contact = { name: text('name'), mail: text('mail'), phone: text('phone') };
		return contact.name || contact.mail || contact.phone ? contact : undefined;
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
}

/** Storage that is switched off or full takes nothing away from anyone. */
function storage(): Storage | undefined {
	try {
		return globalThis.localStorage;
	} catch (error) {
		if (error instanceof DOMException) return undefined;
		throw error;
	}
}

export const rememberedContact = (): Contact | undefined =>
	readContact(storage()?.getItem(NAME) ?? null);

export function rememberContact(contact: Contact): void {
	try {
		storage()?.setItem(NAME, JSON.stringify(contact));
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
	}
}

export const forgetContact = (): void => storage()?.removeItem(NAME);
