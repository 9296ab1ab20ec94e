import { writtenAt, type Layout } from './context';
import { demoId } from './dice';
import type { ClubDossier } from './dossier';

const NEVER_PUBLIC = new Set(['draft', 'waiting', 'query', 'rejected']);

export function layNews(layout: Layout, club: ClubDossier, clubId: string): void {
	const { rows } = layout;
	for (const [index, dossier] of (club.news ?? []).entries()) {
		const key = `${club.key} ${index}`;
		const id = demoId('news', key);
		const state = dossier.state ?? 'published';
		const written = writtenAt(layout, dossier.daysAgo, key);
		const own = layout.slug('news', dossier.title);
		rows.news.push({
			id,
			slug: own,
			clubId,
			title: dossier.title,
			text: dossier.text,
			type: dossier.type,
			topics: club.topics,
			district: club.district,
			state,
			publishedAt: NEVER_PUBLIC.has(state) ? null : written,
			confirmedAt: written,
			createdAt: written,
			updatedAt: written,
		});
		rows.address.push({ thingKind: 'news', slug: own, thingId: id });
	}
}
