import { formatDate, formatSpan } from '$lib/domain/time/format';
import { addMinutes, toLocal } from '$lib/domain/time/local';
import { webAddress } from '$lib/domain/web-address';
import { eventTypes, registrations } from '$lib/domain/vocabulary/kinds';
import { accessSupports, audiences, languages } from '$lib/domain/vocabulary/people';
import { labelOf, type Vocabulary } from '$lib/domain/vocabulary/term';
import { m } from '$lib/messages';
import { isStale } from '$lib/domain/freshness/rounds';
import { confirmedOf, type FoundEvent } from '$lib/server/events';
import { familyOf, type CardContext } from '../../cards/card-context';
import { lengthLabel } from '../../cards/event-card';
import { repeatLabel } from '../../cards/repeat-label';

type Here = Pick<Extract<FoundEvent, { kind: 'here' }>, 'event' | 'dates'>;

const LATER = 6;

/** An event in the words of its page. */
export function eventData({ event, dates }: Here, { locale, now }: CardContext) {
	const thisYear = Number(toLocal(now).slice(0, 4));
	const say = (local: string) =>
		formatSpan(local, addMinutes(local, event.minutes), { locale, thisYear });
	const labels = (vocabulary: Vocabulary, keys: readonly string[]) =>
		keys.map((key) => labelOf(vocabulary, key, locale)).join(', ');
	const link = webAddress(event.link);
	const [next, ...later] = dates;
	const state = next && next.state !== 'planned' ? next.state : event.state;
	const series = event.rule !== null && event.lastEndsAt === null;
	const confirmed = series ? confirmedOf(event) : (event.confirmedAt ?? event.updatedAt);
	const stale = series && isStale('event', confirmed, now);
	const fresh = formatDate(toLocal(confirmed), { locale, thisYear });
	return {
		title: event.title,
		type: labelOf(eventTypes, event.type, locale),
		family: familyOf(event.topics),
		text: event.text.split(/\n{2,}/).filter(Boolean),
		state,
		over: dates.length === 0,
		reason: next?.reason || event.reason,
		when: say(next?.localStart ?? event.localStart),
		length: lengthLabel(event.minutes),
		repeats: event.rule ? repeatLabel(event.rule, event.localStart, locale) : '',
		later: later.slice(0, LATER).map((date) => ({
			key: date.localStart,
			when: say(date.localStart),
			off: date.state === 'cancelled',
			reason: date.reason,
		})),
		online: event.online,
		link,
		linkHost: link && new URL(link).hostname,
		price: event.price,
		registration: labelOf(registrations, event.registration, locale),
		capacity: event.capacity,
		audiences: labels(audiences, event.audiences),
		languages: labels(languages, event.languages),
		access: labels(accessSupports, event.access),
		fresh: series ? m.club_fresh({ day: fresh }) : m.map_event_fresh({ day: fresh }),
		/** Nobody said for long that it still takes place. */
		stale: stale ? m.stale_event({ day: fresh }) : '',
	};
}

export type EventData = ReturnType<typeof eventData>;
