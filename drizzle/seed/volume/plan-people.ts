import { demoId } from '../demo/dice';
import type { Chunk } from './plan-chunk';

/** Two accounts for each club of the city, as many people belong to two clubs or to none. */
const ACCOUNTS_PER_CLUB = 2;

/** Who runs the clubs of this chunk, and what was approved of them or waits to be. */
export function planPeople(chunk: Chunk): void {
	const { rows, luck, now } = chunk;
	for (let n = 0; n < rows.club.length * ACCOUNTS_PER_CLUB; n++) {
		const key = chunk.key('person', n);
		rows.person.push({
			id: demoId('volume', key),
			name: `Person ${key.split('-').slice(1).join(' ')}`,
			mail: `${key}@menschen.example`,
			createdAt: new Date(now.getTime() - luck.whole(1, 1_500) * 86_400_000),
		});
	}
	for (const [n, club] of rows.club.entries()) {
		const key = chunk.key('club', n);
		const once = Boolean(club.publishedAt);
		const version = (number: number, state: string, content: Record<string, unknown>, at: Date) =>
			rows.version.push({
				id: demoId('volume version', `${key} ${number}`),
				thingKind: 'club',
				thingId: club.id ?? '',
				number,
				state,
				content,
				risky: number > 1 ? ['name'] : [],
				createdAt: at,
				submittedAt: state === 'draft' ? null : at,
				decidedAt: state === 'approved' ? at : null,
			});
		const content = { name: club.name, sentence: club.sentence, about: club.about };
		version(1, once ? 'approved' : 'draft', content, club.createdAt ?? now);
		// A few want another name: it waits, and the approved one stays public.
		if (once && luck.percent(3))
			version(2, 'waiting', { ...content, name: `${club.name} neu` }, club.updatedAt ?? now);
		if (!club.claimed) continue;
		const team = luck.percent(30) ? luck.whole(2, 5) : 1;
		for (const [at, person] of luck.some(rows.person, team).entries())
			rows.membership.push({
				id: demoId('volume membership', `${key} ${at}`),
				personId: person.id ?? '',
				clubId: club.id ?? '',
				role: at === 0 ? 'owner' : 'writer',
			});
	}
}
