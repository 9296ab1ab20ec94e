import { findCity } from '$lib/city';
import { join } from 'node:path';
import type { Settings } from './platform/settings';

/** What runs, but not as anybody would want it in earnest: said at every start. */
export function startWarnings(settings: Settings): { name: string; sentence: string }[] {
	if (settings.demo) return [];
	const warnings: { name: string; sentence: string }[] = [];
	if (!settings.mail.smtpUrl)
		warnings.push({
			name: 'SMTP_URL',
			sentence: `SMTP_URL fehlt: Mails werden nicht verschickt, sie liegen nur in ${join(settings.dataDir, 'mail')}.`,
		});
	const reader = settings.feedbackMail ?? findCity(settings.city)?.feedbackMail ?? '';
	if (!settings.feedbackMail && isInvented(reader))
		warnings.push({
			name: 'FEEDBACK_MAIL',
			sentence: `FEEDBACK_MAIL fehlt: Meldungen über Barrieren gehen an ${reader}, und diese Adresse gibt es nicht.`,
		});
	return warnings;
}

/** Names under .example belong to nobody, ever (RFC 2606). */
const isInvented = (address: string) => address.endsWith('.example');
