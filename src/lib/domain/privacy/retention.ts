/**
 * What is kept on the server and for how long. The privacy notice is rendered from this table and the jobs
 * that erase take their days from it: a promise and what keeps it cannot drift apart. An entry is switched
 * to `inUse` by the change that begins to keep the data; the notice then refuses to compile without its words.
 */
interface Kept {
	key: string;
	inUse: boolean;
	days?: number;
	hours?: number;
	/** Who sees to it: a job of ours, the data itself going with its thing, or whoever runs the machine. */
	by: 'job' | 'thing' | 'operator';
}

export const RETENTION = [
	{ key: 'clubs', inUse: true, by: 'thing' },
	{ key: 'feedback', inUse: true, days: 7, by: 'job' },
	{ key: 'feedback-mail', inUse: true, by: 'operator' },
	{ key: 'form-key', inUse: true, hours: 24, by: 'job' },
	{ key: 'reading', inUse: true, by: 'thing' },
	{ key: 'log', inUse: true, days: 14, by: 'operator' },
	{ key: 'audit', inUse: true, by: 'thing' },
	// What has to be told on; a few carry the name of who acted.
	{ key: 'fact', inUse: true, days: 30, by: 'job' },
	{ key: 'backup', inUse: true, days: 35, by: 'operator' },
	{ key: 'session', inUse: true, days: 30, by: 'job' },
	{ key: 'sign-in-code', inUse: true, hours: 24, by: 'job' },
	{ key: 'question', inUse: true, days: 90, by: 'job' },
	// How often a page was opened on a day; of whom nothing is known.
	{ key: 'view', inUse: true, days: 365, by: 'job' },
	{ key: 'registration', inUse: true, days: 30, by: 'job' },
	{ key: 'review', inUse: true, by: 'thing' },
	// Password, passkeys and code app: what they are checked with.
	{ key: 'second-factor', inUse: true, by: 'thing' },
	{ key: 'invitation', inUse: true, days: 30, by: 'job' },
	{ key: 'enquiry', inUse: true, days: 7, by: 'job' },
	{ key: 'report', inUse: true, days: 183, by: 'job' },
	{ key: 'entry-draft', inUse: true, days: 30, by: 'job' },
	{ key: 'picture', inUse: true, by: 'thing' },
	{ key: 'merge', inUse: true, days: 30, by: 'job' },
	{ key: 'mail-change', inUse: true, days: 4, by: 'job' },
	// Of a club that leaves: what only the club and we knew.
	{ key: 'club-leaving', inUse: true, days: 14, by: 'job' },
	{ key: 'account-leaving', inUse: true, days: 14, by: 'job' },
	{ key: 'editor-account', inUse: true, days: 730, by: 'job' },
	// Planned; nothing of it is kept today.
	{ key: 'volunteer-account', inUse: false, days: 365, by: 'job' },
	{ key: 'push', inUse: false, days: 183, by: 'job' },
	{ key: 'private-contact', inUse: false, days: 365, by: 'job' },
] as const satisfies readonly Kept[];

type Entry = (typeof RETENTION)[number];
export type RetentionKey = Entry['key'];
export type KeptToday = Extract<Entry, { inUse: true }>['key'];

/** What the notice names today. */
export const keptToday: readonly (Kept & { key: KeptToday })[] = RETENTION.filter(
	(entry) => entry.inUse,
);

/** After so many days a job erases. */
export function erasedAfterDays(key: Extract<Entry, { days: number }>['key']): number {
	const entry = RETENTION.find((kept) => kept.key === key);
	if (!entry || !('days' in entry)) throw new Error(`No days for ${key}`);
	return entry.days;
}

/** The same for what is kept for hours only. */
export function erasedAfterHours(key: Extract<Entry, { hours: number }>['key']): number {
	const entry = RETENTION.find((kept) => kept.key === key);
	if (!entry || !('hours' in entry)) throw new Error(`No hours for ${key}`);
	return entry.hours;
}
