import { publicContact } from '$lib/domain/club/public-contact';
import type { ClubState } from '$lib/domain/club/states';
import type { NeedState } from '$lib/domain/need/states';
import { isListedNeed } from '$lib/domain/public';
import type { Db } from '../platform/database';
import { findNeed } from '../needs';

/** What one asks about: open to the public today. One that has enough hands takes no more questions. */
export async function findAskable(db: Db, slug: string, now: Date) {
	const found = await findNeed(db, slug, now);
	if (!found) return undefined;
	if (found.kind === 'moved') return found;
	if (found.kind === 'gone') return { kind: 'closed' as const, title: found.title };
	const { need, club } = found;
	const facts = { state: need.state as NeedState, clubState: club.state as ClubState };
	if (!isListedNeed({ ...need, ...facts }, now))
		return { kind: 'closed' as const, title: need.title };
	const { person, phone } = publicContact(club);
	return {
		kind: 'open' as const,
		need: { id: need.id, slug: need.slug, title: need.title },
		club: {
			id: club.id,
			slug: club.slug,
			name: club.name,
			...{ person, phone },
			/** Private or public: somebody reads it. */
			reachable: club.claimed || club.contactMail !== '',
		},
	};
}
export type Askable = Extract<Awaited<ReturnType<typeof findAskable>>, { kind: 'open' }>;
