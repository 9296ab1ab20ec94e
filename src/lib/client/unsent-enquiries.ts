import { openKeptTexts } from './kept-texts';

// Enquiries that did not reach the server, because the network was away. They stay on this device with the id the
// form gave them: sent twice they are one.

export interface UnsentEnquiry {
	id: string;
	/** What they are about. */
	title: string;
	name: string;
	mail: string;
	phone: string;
	message: string;
}

const FIELDS = ['id', 'title', 'name', 'mail', 'phone', 'message'] as const;
const enquiries = openKeptTexts('unsent');

const asEnquiry = (values: Record<string, string>): UnsentEnquiry =>
	Object.fromEntries(FIELDS.map((field) => [field, values[field] ?? ''])) as Record<
		(typeof FIELDS)[number],
		string
	>;

export function unsentFor(slug: string): UnsentEnquiry | undefined {
	const found = enquiries.all()[slug];
	return found && asEnquiry(found.values);
}

export const allUnsent = (): (UnsentEnquiry & { slug: string })[] =>
	Object.entries(enquiries.all()).map(([slug, { values }]) => ({ slug, ...asEnquiry(values) }));

/** False: it stays on the page only. */
export const keepUnsent = (slug: string, enquiry: UnsentEnquiry): boolean =>
	enquiries.keep(slug, { ...enquiry });

export const removeUnsent = (slug: string): void => enquiries.remove(slug);
