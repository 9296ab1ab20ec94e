import { onceBlock, type DateBlockData } from '$lib/components/base/date-block';
import type { Way } from '$lib/components/base/facts';
import type { HitCardData } from '$lib/components/search/hit-card';
import type { Reason } from '$lib/domain/search/explain';
import type { SearchHit } from '$lib/domain/search/result';
import { DAY_WORDS } from '$lib/domain/search/when';
import type { TravelMode } from '$lib/domain/search/nearby';
import { formatDate, formatHour } from '$lib/domain/time/format';
import { labelOf } from '$lib/domain/vocabulary/term';
import { families } from '$lib/domain/vocabulary/topics';
import { WEEKDAYS } from '$lib/domain/vocabulary/keys';
import { daytimes, efforts, placeModes, weekdays } from '$lib/domain/vocabulary/tasks';
import { localizeHref, m } from '$lib/messages';
import { clubsLanguage, familyOf, type CardContext } from '../cards/card-context';

/** On a device without network nobody has the city at hand. */
type HitContext = Pick<CardContext, 'locale' | 'now'>;

const DAYTIME_KEYS: Record<string, string> = {
	Vormittag: 'vormittag',
	Nachmittag: 'nachmittag',
	Abend: 'abend',
};

/** A hit as a card, in the language of the page. */
export function hitCard(hit: SearchHit, travel: TravelMode, context: HitContext): HitCardData {
	const { locale } = context;
	const family = familyOf(hit.topics.map((topic) => topic.key));
	const type = typeLabel(hit.type);
	const club = hit.type === 'club' ? '' : hit.org;
	return {
		id: hit.id,
		type: hit.type,
		href: localizeHref(hit.url),
		title: hit.name,
		marked: hit.highlight.name,
		by: [type, club].filter(Boolean).join(' · '),
		club,
		kind: [type, hit.district].filter(Boolean).join(' · '),
		summary: hit.summary ? hit.highlight.summary : [],
		family,
		familyLabel: labelOf(families, family, locale),
		date: dateOf(hit, context),
		when: whenOf(hit, context),
		where: whereOf(hit, travel, context),
		way: wayOf(hit, travel),
		why: (hit.why ?? []).map(sayReason),
		lang: clubsLanguage(context),
	};
}

export const typeLabel = (type: SearchHit['type']): string =>
	({
		club: m.search_type_club,
		need: m.search_type_need,
		event: m.search_type_event,
		news: m.search_type_news,
	})[type]();

function dateOf(hit: SearchHit, { locale }: HitContext): DateBlockData | undefined {
	if (hit.type === 'club' || hit.type === 'news') return undefined;
	if (hit.localStart) return onceBlock(hit.localStart, locale);
	const days = hit.when.filter((word) => (DAY_WORDS as readonly string[]).includes(word));
	const [day] = days;
	if (!day || hit.kind?.key === 'einmalig') return { kind: 'flexible' };
	return {
		kind: 'regular',
		weekday: days.length > 1 ? m.card_days({ count: days.length }) : shortDay(day, locale),
	};
}

const shortDay = (word: string, locale: 'de' | 'en'): string => {
	const key = WEEKDAYS[(DAY_WORDS as readonly string[]).indexOf(word)];
	return key ? labelOf(weekdays, key, locale).slice(0, 2) : word;
};

function whenOf(hit: SearchHit, { locale, now }: HitContext): string | undefined {
	if (hit.type === 'news')
		return hit.published
			? formatDate(`${hit.published.slice(0, 10)}T12:00`, {
					locale,
					thisYear: now.getUTCFullYear(),
				})
			: undefined;
	const said: string[] = [];
	if (hit.state === 'cancelled') said.push(m.card_cancelled());
	if (hit.localStart && hit.localStart.length > 11) said.push(formatHour(hit.localStart, locale));
	if (!hit.localStart) {
		const isDay = (word: string) => (DAY_WORDS as readonly string[]).includes(word);
		const days = hit.when.filter(isDay);
		if (days.length > 1 && days.length < 6)
			said.push(days.map((day) => shortDay(day, locale)).join(', '));
		else if (hit.type === 'club' && days[0] && days.length === 1)
			said.push(shortDay(days[0], locale));
		const times = hit.when.filter((word) => !isDay(word));
		if (times.length > 0 && times.length < 3)
			said.push(
				times.map((time) => labelOf(daytimes, DAYTIME_KEYS[time] ?? time, locale)).join(', '),
			);
	}
	if (hit.effort) said.push(labelOf(efforts, hit.effort.key, locale));
	return said.join(' · ') || undefined;
}

const atHome = (hit: SearchHit) =>
	hit.mode && ['online', 'zuhause', 'ueberall'].includes(hit.mode.key) ? hit.mode.key : undefined;

function whereOf(hit: SearchHit, travel: TravelMode, { locale }: HitContext): string | undefined {
	const home = atHome(hit);
	if (home) return labelOf(placeModes, home, locale);
	const way =
		hit.minutes === null
			? ''
			: travel === 'rad'
				? m.search_minutes_bike({ minutes: hit.minutes })
				: m.search_minutes_walk({ minutes: hit.minutes });
	return [hit.district ?? '', way].filter(Boolean).join(' · ') || undefined;
}

const wayOf = (hit: SearchHit, travel: TravelMode): Way =>
	atHome(hit) ? 'online' : hit.minutes === null ? 'place' : travel === 'rad' ? 'bike' : 'walk';

function sayReason({ word, where, as }: Reason): string {
	const place = {
		name: m.search_why_name,
		label: m.search_why_label,
		part: m.search_why_part,
		meaning: m.search_why_meaning,
		club: m.search_why_club,
		place: m.search_why_place,
		text: m.search_why_text,
	}[where]();
	return as === null || as === word
		? m.search_why_says({ word, place })
		: m.search_why_means({ word, as, place });
}
