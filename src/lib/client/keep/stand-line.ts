import { m } from '$lib/messages';

type Locale = 'de' | 'en';

/** "heute, 14:20 Uhr", "gestern, 14:20 Uhr", "Sa, 21. Nov., 14:20 Uhr": in the time of the device. */
export function standOf(at: Date, now: Date, locale: Locale): string {
	const time = at.toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' });
	const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate());
	const days = Math.ceil((midnight.getTime() - at.getTime()) / 86_400_000);
	if (days <= 0) return m.pwa_stand_today({ time }, { locale });
	if (days === 1) return m.pwa_stand_yesterday({ time }, { locale });
	const day = at.toLocaleDateString(locale, { weekday: 'short', day: 'numeric', month: 'short' });
	return m.pwa_stand_day({ day, time }, { locale });
}

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Says over a kept page since when it is so. Outside of what the page's script takes over, so that a page
 * without any script says it as well.
 */
export function withStandLine(
	html: string,
	at: Date,
	now: Date,
	locale: Locale,
	offline = true,
): string {
	const say = offline ? m.pwa_stand : m.pocket_stand_slow;
	const text = say({ when: standOf(at, now, locale) }, { locale });
	const line = `<p class="stand" role="status" data-stand="${at.toISOString()}">${escape(text)}</p>`;
	return html.replace(/<body[^>]*>/, (body) => body + line);
}
