import { feedback } from '$db/schema';
import { m } from '$lib/messages';
import { eq } from 'drizzle-orm';
import type { Listener } from '../platform/jobs/outbox';
import { mailListener, type MailParts } from '../platform/mail-listener';

export function mailFeedback(parts: MailParts & { to: string }): Listener {
	return mailListener(parts, {
		name: 'feedback-mail',
		hears: ['feedback.given'],
		async write(fact) {
			const [row] = await parts.database.read((db) =>
				db.select().from(feedback).where(eq(feedback.id, fact.thingId)),
			);
			if (!row) return undefined;
			const de = { locale: 'de' } as const;
			return {
				to: parts.to,
				subject: m.feedback_mail_subject({ product: parts.product }, de),
				text: m.feedback_mail_text(
					{
						page: row.page || m.feedback_mail_not_said({}, de),
						message: row.message,
						contact: row.contact || m.feedback_mail_not_said({}, de),
						id: row.id,
					},
					de,
				),
			};
		},
	});
}
