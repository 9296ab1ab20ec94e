import { formatDate, formatSpan } from '$lib/domain/time/format';
import { addMinutes, toLocal } from '$lib/domain/time/local';
import { weekdayOf } from '$lib/domain/time/weekday';
import { eventTypes, registrations } from '$lib/domain/vocabulary/kinds';
import { accessSupports, audiences, languages } from '$lib/domain/vocabulary/people';
import { labelOf, type Vocabulary } from '$lib/domain/vocabulary/term';
import { weekdays } from '$lib/domain/vocabulary/tasks';
import { m } from '$lib/messages';
import type { FoundEvent } from '$lib/server/events';
import { familyOf, type CardContext } from '../../cards/card-context';
import { repeatLabel } from '../../cards/event-card';

type Here = Pick<Extract<FoundEvent, { kind: 'here' }>, 'event' | 'dates'>;

const LATER = 6;

/** An event in the words of its page. */
export function eventData({ event, dates }: Here, { locale, now }: CardContext) {
	const thisYear = Number(toLocal(now).slice(0, 4));
	const say = (local: string) =>
		formatSpan(local, addMinutes(local, event.minutes), { locale, thisYear });
	const labels = (vocabulary: Vocabulary, keys: readonly string[]) =>
		keys.map((key) => labelOf(vocabulary, key, locale)).join(', ');
	const [next, ...later] = dates;
	const state = next && next.state !== 'planned' ? next.state : event.state;
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
		repeats: event.rule
			? repeatLabel(event.rule, labelOf(weekdays, weekdayOf(event.localStart), locale))
			: '',
		later: later.slice(0, LATER).map((date) => ({
			key: date.localStart,
			when: say(date.localStart),
			off: date.state === 'cancelled',
			reason: date.reason,
		})),
		online: event.online,
		link: event.link,
		linkHost: URL.canParse(event.link) ? new URL(event.link).hostname : event.link,
		price: event.price,
		registration: labelOf(registrations, event.registration, locale),
		capacity: event.capacity,
		audiences: labels(audiences, event.audiences),
		languages: labels(languages, event.languages),
		access: labels(accessSupports, event.access),
		fresh: formatDate(toLocal(event.confirmedAt ?? event.updatedAt), { locale, thisYear }),
	};
}

export type EventData = ReturnType<typeof eventData>;

function lengthLabel(minutes: number): string {
	const hours = Math.floor(minutes / 60);
	const rest = minutes % 60;
	if (minutes <= 0 || hours >= 24) return '';
	if (rest === 0) return m.card_hours({ hours });
	return hours === 0 ? m.map_minutes({ minutes }) : m.map_hours_minutes({ hours, minutes: rest });
}
