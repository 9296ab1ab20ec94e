import { feedback } from '$db/schema';
import { m } from '$lib/messages';
import { eq } from 'drizzle-orm';
import type { Database } from '../platform/database';
import { MAIL_WAITS, type Listener } from '../platform/jobs/outbox';
import type { Mail } from '../platform/mail';

export function mailFeedback(parts: {
	database: Database;
	mail: Mail;
	to: string;
	host: string;
	product: string;
}): Listener {
	return {
		name: 'feedback-mail',
		hears: ['feedback.given'],
		waits: MAIL_WAITS,
		oneByOne: true,
		async handle(fact) {
			const [row] = await parts.database.read((db) =>
				db.select().from(feedback).where(eq(feedback.id, fact.thingId)),
			);
			if (!row) return;
			const de = { locale: 'de' } as const;
			await parts.mail.send({
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
				messageId: `<${fact.id}@${parts.host}>`,
			});
		},
	};
}
