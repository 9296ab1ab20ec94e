import type { PosterData } from '$lib/components/poster/poster';
import { localizeHref } from '$lib/messages';
import type { App } from '$lib/server/app';
import { qrPicture } from './qr-picture';
import type { ContactData } from '$lib/components/detail/contact';

const LONGEST = 420;

/** What posters of all kinds have in common: address, its picture, whom to ask. */
export function posterBase(app: App, path: string, contact: ContactData) {
	const address = app.settings.origins[0] + localizeHref(path, { locale: 'de' });
	return {
		club: contact.name,
		person: contact.person,
		phone: contact.phone,
		address: address.replace(/^https?:\/\//, ''),
		qr: qrPicture(address),
		demo: app.settings.demo,
	} satisfies Partial<PosterData>;
}

/** Whole sentences, as many as one reads standing. */
export function inShort(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	if (line.length <= LONGEST) return line;
	const end = line.slice(0, LONGEST).search(/[.!?][^.!?]*$/);
	return end > 80 ? line.slice(0, end + 1) : `${line.slice(0, LONGEST - 1).trimEnd()}…`;
}
