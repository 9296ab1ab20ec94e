import { publicContact } from '$lib/domain/club/public-contact';
import type { Db } from '../platform/database';
import { findNeed } from '../needs';

/** What one asks about: open to the public today. One that has enough hands takes no more questions. */
export async function findAskable(db: Db, slug: string, now: Date) {
	const found = await findNeed(db, slug, now);
	if (!found) return undefined;
	if (found.kind === 'moved') return found;
	if (found.kind === 'gone' || found.need.state !== 'open') {
		const { title } = found.kind === 'gone' ? found : found.need;
		return { kind: 'closed' as const, title };
	}
	const { need, club } = found;
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
