import type { PageMetaData } from '$lib/components/frame/page-meta';
import { publicContact } from '$lib/domain/club/public-contact';
import { topics } from '$lib/domain/vocabulary/topics';
import { webAddress } from '$lib/domain/web-address';
import { labelOf } from '$lib/domain/vocabulary/term';
import { m } from '$lib/messages';
import type { App } from '$lib/server/app';
import type { FoundClub } from '$lib/server/clubs';
import { pageMeta } from './page-meta';
import { placeData } from './place-data';

type Here = Pick<Extract<FoundClub, { kind: 'here' }>, 'club' | 'place'>;

export function clubMeta(app: App, { club, place }: Here): PageMetaData {
	const { phone, mail } = publicContact(club);
	// Only ever an address of the web, whatever was imported.
	const website = webAddress(club.website);
	return pageMeta(app, {
		path: `/vereine/${club.slug}`,
		type: 'profile',
		title: club.name,
		description: club.sentence || club.about,
		imageAlt: m.map_image_alt_club({ name: club.name }),
		trail: [{ name: m.clubs_title(), path: '/vereine' }],
		about: {
			'@type': club.topics[0] === 'sport' ? 'SportsOrganization' : 'Organization',
			name: club.name,
			...(club.aliases.length > 0 ? { alternateName: club.aliases } : {}),
			...(club.sentence ? { description: club.sentence } : {}),
			...(club.foundedYear ? { foundingDate: String(club.foundedYear) } : {}),
			...(place ? { location: placeData(place, app.city) } : {}),
			areaServed: { '@type': 'AdministrativeArea', name: app.city.name },
			knowsAbout: club.topics.map((key) => labelOf(topics, key, 'de')),
			...(website ? { sameAs: [website] } : {}),
			...(phone || mail
				? {
						contactPoint: {
							'@type': 'ContactPoint',
							...(phone ? { telephone: phone } : {}),
							...(mail ? { email: mail } : {}),
							...(club.languages.length > 0 ? { availableLanguage: club.languages } : {}),
						},
					}
				: {}),
		},
	});
}
