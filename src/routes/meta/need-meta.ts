import type { PageMetaData } from '$lib/components/frame/page-meta';
import { m } from '$lib/messages';
import type { App } from '$lib/server/app';
import type { FoundNeed } from '$lib/server/needs';
import { pageMeta, publicAddress } from './page-meta';
import { placeData } from './place-data';

type Here = Pick<Extract<FoundNeed, { kind: 'here' }>, 'need' | 'club' | 'place'> & {
	/** Sessions to come. */
	coming: readonly { startsAt: Date }[];
};

/** schema.org has no word for volunteering; a posting of kind VOLUNTEER is what search engines know. */
export function needMeta(app: App, { need, club, place, coming }: Here): PageMetaData {
	const text = need.text || need.summary;
	const [next] = coming;
	const far = need.mode === 'online' || need.mode === 'ueberall';
	return pageMeta(app, {
		path: `/mitmachen/${need.slug}`,
		type: 'article',
		title: need.title,
		description: need.summary || text,
		imageAlt: m.map_image_alt({ title: need.title, by: club.name }),
		trail: [{ name: m.discover_title(), path: '/entdecken' }],
		about:
			// What nobody can apply for any more is no posting.
			need.state === 'open'
				? {
						'@type': 'JobPosting',
						title: need.title,
						description: paragraphs(text || need.title),
						datePosted: (need.publishedAt ?? need.createdAt).toISOString(),
						validThrough: need.expiresAt.toISOString(),
						employmentType: 'VOLUNTEER',
						directApply: false,
						identifier: { '@type': 'PropertyValue', name: app.city.product, value: need.id },
						hiringOrganization: {
							'@type': 'Organization',
							name: club.name,
							sameAs: publicAddress(app, `/vereine/${club.slug}`),
						},
						...(far
							? {
									jobLocationType: 'TELECOMMUTE',
									applicantLocationRequirements: { '@type': 'Country', name: app.city.country },
								}
							: { jobLocation: placeData(place, app.city) }),
						...(next ? { jobStartDate: next.startsAt.toISOString().slice(0, 10) } : {}),
					}
				: { '@type': 'WebPage', name: need.title, inLanguage: 'de' },
	});
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Postings are read as HTML: signs that mean something there are written as signs. */
const paragraphs = (text: string): string =>
	text
		.split(/\n{2,}/)
		.filter(Boolean)
		.map((part) => `<p>${part.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '')}</p>`)
		.join('');
