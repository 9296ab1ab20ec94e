import type { HitCardData } from '$lib/components/search/hit-card';
import type { PackEntry } from '$lib/domain/pack/pack';
import { hitCard } from '../entdecken/hit-card';

/** An entry of the pack as the same card a hit of the search has; what the pack does not know is left out. */
export const packHit = (entry: PackEntry, locale: 'de' | 'en', now: Date): HitCardData =>
	hitCard(
		{
			id: entry.href,
			type: entry.type,
			url: entry.href,
			name: entry.name,
			org: entry.org,
			orgUrl: null,
			summary: entry.teaser,
			topics: entry.topic ? [{ key: entry.topic, label: '' }] : [],
			audience: [],
			activities: [],
			kind: entry.once ? { key: 'einmalig', label: '' } : null,
			state: null,
			effort: null,
			district: entry.district || null,
			districtKey: null,
			address: '',
			postcode: null,
			when: [...entry.when],
			start: null,
			end: null,
			localStart: entry.start || null,
			mode: null,
			languages: [],
			german: null,
			access: [],
			accessible: null,
			minAge: null,
			forTwo: null,
			withChildren: null,
			lat: null,
			lon: null,
			published: null,
			minutes: null,
			highlight: {
				name: [{ text: entry.name, marked: false }],
				summary: [{ text: entry.teaser, marked: false }],
			},
		},
		'fuss',
		{ locale, now },
	);

/** Made once for each entry. */
export function openCards(locale: 'de' | 'en', now: Date): (entry: PackEntry) => HitCardData {
	const made = new WeakMap<PackEntry, HitCardData>();
	return (entry) => {
		const card = made.get(entry) ?? packHit(entry, locale, now);
		made.set(entry, card);
		return card;
	};
}
