import type { ReviewReason } from '$lib/domain/vocabulary/keys';
import { m } from '$lib/messages';

/** What one usually writes with a reason, until the coordination writes something else. */
export const MODULE_WORDS: Record<ReviewReason, () => string> = {
	unvollstaendig: m.module_unvollstaendig,
	'kontakt-fehlt': m.module_kontakt_fehlt,
	unklar: m.module_unklar,
	doppelt: m.module_doppelt,
	'nicht-gemeinnuetzig': m.module_nicht_gemeinnuetzig,
	werbung: m.module_werbung,
	'nicht-in-der-region': m.module_nicht_in_der_region,
	bildrechte: m.module_bildrechte,
	personendaten: m.module_personendaten,
	rechtswidrig: m.module_rechtswidrig,
	anderes: m.module_anderes,
};
