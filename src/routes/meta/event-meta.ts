import type { PageMetaData } from '$lib/components/frame/page-meta';
import { addMinutes, withOffset } from '$lib/domain/time/local';
import { m } from '$lib/messages';
import type { App } from '$lib/server/app';
import type { FoundEvent } from '$lib/server/events';
import { pageMeta, publicAddress } from './page-meta';
import { placeData } from './place-data';

type Here = Pick<Extract<FoundEvent, { kind: 'here' }>, 'event' | 'club' | 'place' | 'dates'>;

const STATUS: Record<string, string> = {
	cancelled: 'EventCancelled',
	moved: 'EventRescheduled',
};

export function eventMeta(app: App, { event, club, place, dates }: Here): PageMetaData {
	const by = club?.name ?? app.city.owner.name;
	const [next] = dates;
	const local = next?.localStart ?? event.localStart;
	const state = next && next.state !== 'planned' ? next.state : event.state;
	const canonical = publicAddress(app, `/termine/${event.slug}`);
	return pageMeta(app, {
		path: `/termine/${event.slug}`,
		type: 'article',
		title: event.title,
		description: event.text,
		imageAlt: m.map_image_alt({ title: event.title, by }),
		trail: [{ name: m.events_title(), path: '/termine' }],
		// What is over is no event to come; its page stays, because it was linked.
		about: next
			? {
					'@type': 'Event',
					name: event.title,
					description: event.text || event.title,
					startDate: withOffset(local, event.zone),
					endDate: withOffset(addMinutes(local, event.minutes), event.zone),
					eventStatus: `https://schema.org/${STATUS[state] ?? 'EventScheduled'}`,
					eventAttendanceMode: `https://schema.org/${event.online ? 'Online' : 'Offline'}EventAttendanceMode`,
					location: event.online
						? { '@type': 'VirtualLocation', url: canonical }
						: placeData(place, app.city),
					organizer: {
						'@type': 'Organization',
						name: by,
						url: publicAddress(app, club ? `/vereine/${club.slug}` : '/'),
					},
					...(event.languages.length > 0 ? { inLanguage: event.languages } : {}),
					...(event.capacity ? { maximumAttendeeCapacity: event.capacity } : {}),
				}
			: { '@type': 'WebPage', name: event.title, inLanguage: 'de' },
	});
}
