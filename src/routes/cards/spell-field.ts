import type { ClubPlace } from '$lib/domain/club/content';
import { legalForms } from '$lib/domain/vocabulary/kinds';
import { accessSupports, audiences, languages } from '$lib/domain/vocabulary/people';
import { activities } from '$lib/domain/vocabulary/tasks';
import { labelOf, type Vocabulary } from '$lib/domain/vocabulary/term';
import { topics } from '$lib/domain/vocabulary/topics';
import { m } from '$lib/messages';

const LISTS: Record<string, Vocabulary> = {
	topics,
	audiences,
	activities,
	languages,
	access: accessSupports,
};

/** What stands in a field of a club, as a person reads it; nothing is said as nothing. */
export function spellField(field: string, value: unknown, locale: string): string {
	if (typeof value === 'boolean') return value ? m.prof_yes() : m.prof_no();
	if (field === 'place') return spellPlace(value as ClubPlace | null);
	const terms = LISTS[field];
	if (terms && Array.isArray(value))
		return value.map((key) => labelOf(terms, String(key), locale)).join(', ') || m.prof_empty();
	if (field === 'legalForm') return labelOf(legalForms, String(value), locale);
	return typeof value === 'string' || typeof value === 'number'
		? String(value) || m.prof_empty()
		: m.prof_empty();
}

export function spellPlace(place: ClubPlace | null): string {
	if (!place) return m.club_no_place();
	return [
		place.name,
		place.street,
		`${place.postcode} ${place.town}`.trim(),
		place.pin ? m.pin_by_hand() : '',
	]
		.filter(Boolean)
		.join(', ');
}
