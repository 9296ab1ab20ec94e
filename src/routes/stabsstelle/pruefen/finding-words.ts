import type { Finding } from '$lib/domain/review/checks';
import { localizeHref, m } from '$lib/messages';
import { fieldLabel } from '../../cards/club-words';
import { thingField } from '../../cards/thing-words';
import { saySigns } from '../sign-words';

export interface SaidFinding {
	serious: boolean;
	text: string;
	/** Of an alike club: its page. */
	href?: string;
}

/** What was found as a sentence that says why. */
export function sayFinding(one: Finding, locale: string): SaidFinding {
	const list = new Intl.ListFormat(locale, { type: 'conjunction' });
	const found = list.format(one.found);
	const said = (text: string): SaidFinding => ({ serious: one.serious, text });
	switch (one.key) {
		case 'missing':
			return said(m.check_missing({ found: list.format(one.found.map(labelOfField)) }));
		case 'duplicate':
			return {
				...said(
					m.check_duplicate({
						found,
						score: one.score ?? 0,
						signs: saySigns(one.signs ?? [], locale),
					}),
				),
				href: localizeHref(`/vereine/${one.slug}`),
			};
		case 'lookalike':
			return one.slug
				? { ...said(m.check_lookalike({ found })), href: localizeHref(`/vereine/${one.slug}`) }
				: said(m.check_lookalike_mixed({ found }));
		case 'safeguarding':
			return said(
				one.found.length > 1
					? m.check_minors_home()
					: one.found[0] === 'home'
						? m.check_home()
						: m.check_minors(),
			);
		default:
			return said(SENTENCES[one.key]({ found }));
	}
}

const labelOfField = (field: string) => thingField(field) ?? fieldLabel(field);

const SENTENCES = {
	implausible: m.check_implausible,
	'same-text': m.check_same_text,
	links: m.check_links,
	numbers: m.check_numbers,
	'blocked-domain': m.check_blocked,
	capitals: m.check_capitals,
	past: m.check_past,
	'picture-words': m.check_picture,
	'hard-to-read': m.check_hard,
};
