import { isStale } from '$lib/domain/freshness/rounds';
import type { OwnProfile } from '$lib/server/clubs';
import { m } from '$lib/messages';

export interface Due {
	/** Part of the club area. */
	href: string;
	text: string;
}

/** What a team could do next, the most useful first. */
export function dueOf({ content, row, owners }: OwnProfile, now: Date): Due[] {
	const edit = (section: string) => `/mein-verein/profil/${section}`;
	const since = row.confirmedAt;
	const open: [boolean, Due][] = [
		[content.about === '', { href: edit('ueber-uns'), text: m.myclub_due_about() }],
		[owners < 2, { href: '/mein-verein/team', text: m.myclub_due_owner() }],
		[
			!content.contactMailPublic && !content.contactPhonePublic,
			{ href: edit('kontakt'), text: m.myclub_due_contact() },
		],
		[content.access.length === 0, { href: edit('ueber-uns'), text: m.myclub_due_access() }],
		[content.meets === '', { href: edit('ueber-uns'), text: m.myclub_due_meets() }],
		[
			since !== null && isStale('club', since, now),
			{ href: '/mein-verein/profil', text: m.myclub_due_stale() },
		],
	];
	return open.filter(([is]) => is).map(([, due]) => due);
}
