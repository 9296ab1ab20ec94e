import { onceBlock } from '$lib/components/base/date-block';
import type { Fact } from '$lib/components/base/facts';
import type { EventCardData } from '$lib/components/event/event-card';
import { formatHours } from '$lib/domain/time/format';
import { toLocal } from '$lib/domain/time/local';
import { labelOf } from '$lib/domain/vocabulary/term';
import { families } from '$lib/domain/vocabulary/topics';
import { placeModes } from '$lib/domain/vocabulary/tasks';
import { localizeHref, m } from '$lib/messages';
import type { DateCard } from '$lib/server/events';
import { clubsLanguage, districtLabel, familyOf, type CardContext } from './card-context';
import { pictureOnCard } from './picture';
import { repeatLabel } from './repeat-label';

export function eventCard(row: DateCard, context: CardContext, ofClub = false): EventCardData {
	const { locale } = context;
	const family = familyOf(row.topics);
	const state = row.dateState === 'planned' ? row.state : row.dateState;
	const repeats = row.rule ? repeatLabel(row.rule, row.localStart, locale) : '';
	return {
		href: localizeHref(`/termine/${row.slug}`),
		title: row.title,
		by: ofClub ? undefined : (row.clubName ?? context.city.owner.name),
		family,
		familyLabel: labelOf(families, family, locale),
		date: onceBlock(row.localStart, locale),
		when: [formatHours(row.localStart, toLocal(row.endsAt), locale), repeats]
			.filter(Boolean)
			.join(' · '),
		where: row.online
			? labelOf(placeModes, 'online', locale)
			: row.placeName || row.street || districtLabel(context, row.district),
		way: row.online ? 'online' : 'place',
		facts: factsOf(state, row),
		off: state === 'cancelled',
		picture: pictureOnCard(row),
		lang: clubsLanguage(context),
	};
}

export function lengthLabel(minutes: number): string {
	const hours = Math.floor(minutes / 60);
	const rest = minutes % 60;
	if (minutes <= 0 || hours >= 24) return '';
	if (rest === 0) return m.card_hours({ hours });
	return hours === 0 ? m.map_minutes({ minutes }) : m.map_hours_minutes({ hours, minutes: rest });
}

function factsOf(state: string, row: DateCard): Fact[] {
	const facts: Fact[] = [];
	if (state === 'cancelled')
		facts.push({ icon: 'cancelled', text: m.card_cancelled(), tone: 'bad' });
	if (state === 'moved') facts.push({ icon: 'paused', text: m.card_moved(), tone: 'warn' });
	if (state === 'full') facts.push({ icon: 'places', text: m.card_full(), tone: 'warn' });
	if (/^(frei|kostenlos|eintritt frei)/i.test(row.price))
		facts.push({ icon: 'free', text: m.card_free() });
	if (row.online) facts.push({ icon: 'online', text: 'online' });
	return facts.slice(0, 2);
}
