import { formatSpan } from '$lib/domain/time/format';

/** "Do, 3. Dez., 19 Uhr: Lesung (Stadtteilchor)" */
export const clashWords = (
	clash: { title: string; localStart: string; club: string | null },
	locale: 'de' | 'en',
): string =>
	`${formatSpan(clash.localStart, null, { locale })}: ${clash.title}${clash.club ? ` (${clash.club})` : ''}`;
