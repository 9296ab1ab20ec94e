import { onceBlock, type DateBlockData } from '$lib/components/base/date-block';
import type { Fact } from '$lib/components/base/facts';
import type { NeedCardData } from '$lib/components/need/need-card';
import { formatHour } from '$lib/domain/time/format';
import { toLocal } from '$lib/domain/time/local';
import { labelOf } from '$lib/domain/vocabulary/term';
import { daytimes, efforts, needKinds, placeModes, weekdays } from '$lib/domain/vocabulary/tasks';
import { families } from '$lib/domain/vocabulary/topics';
import { localizeHref, m } from '$lib/messages';
import type { NeedCard } from '$lib/server/needs';
import { clubsLanguage, districtLabel, familyOf, type CardContext } from './card-context';

/** A need as a card, in the language of the page. `ofClub`: it stands on the club's own page. */
export function needCard(row: NeedCard, context: CardContext, ofClub = false): NeedCardData {
	const { locale } = context;
	const family = familyOf(row.topics);
	return {
		href: localizeHref(`/mitmachen/${row.slug}`),
		title: row.title,
		by: ofClub ? labelOf(needKinds, row.kind, locale) : row.clubName,
		family,
		familyLabel: labelOf(families, family, locale),
		date: dateOf(row, context),
		when: [hourOf(row, context), effortLabel(row, locale)].filter(Boolean).join(' · '),
		where: placeOf(row, context),
		way: row.mode === 'online' || row.mode === 'zuhause' ? 'online' : 'place',
		facts: factsOf(row),
		lang: clubsLanguage(context),
	};
}

function dateOf(row: NeedCard, { locale }: CardContext): DateBlockData {
	if (row.nextAt) return onceBlock(toLocal(row.nextAt), locale);
	const [day, ...more] = row.days;
	if (day && row.kind !== 'einmalig')
		return {
			kind: 'regular',
			weekday:
				more.length > 0
					? m.card_days({ count: more.length + 1 })
					: labelOf(weekdays, day, locale).slice(0, 2),
		};
	return { kind: 'flexible' };
}

function hourOf(row: NeedCard, { locale }: CardContext): string {
	if (row.nextAt) return formatHour(toLocal(row.nextAt), locale);
	const days = row.days.map((day) => labelOf(weekdays, day, locale).slice(0, 2)).join(', ');
	const times = row.times.map((time) => labelOf(daytimes, time, locale)).join(', ');
	return row.days.length > 1 ? days : times;
}

export function effortLabel(row: Pick<NeedCard, 'effort' | 'hours'>, locale: 'de' | 'en'): string {
	const { hours } = row;
	if (hours !== null) {
		if (row.effort === 'stunden-pro-woche') return m.card_hours_week({ hours });
		if (row.effort === 'stunden-pro-monat') return m.card_hours_month({ hours });
		if (
			row.effort === 'bis-2-stunden' ||
			row.effort === 'halber-tag' ||
			row.effort === 'ganzer-tag'
		)
			return m.card_hours({ hours });
	}
	return labelOf(efforts, row.effort, locale);
}

function placeOf(row: NeedCard, context: CardContext): string {
	if (row.mode === 'online' || row.mode === 'zuhause' || row.mode === 'ueberall')
		return labelOf(placeModes, row.mode, context.locale);
	return districtLabel(context, row.district);
}

function factsOf(row: NeedCard): Fact[] {
	const facts: Fact[] = [];
	if (row.urgent) facts.push({ icon: 'urgent', text: m.card_urgent(), tone: 'warn' });
	if (row.helpers)
		facts.push({ icon: 'places', text: m.card_helpers({ count: row.helpers }), tone: 'good' });
	if (row.forTwo) facts.push({ icon: 'together', text: m.card_for_two() });
	if (row.kind === 'schnuppern') facts.push({ icon: 'taster', text: m.card_taster() });
	if (row.german === 'kein' || row.german === 'etwas')
		facts.push({ icon: 'language', text: m.card_little_german() });
	return facts.slice(0, 2);
}
