import { person, report } from '$db/schema';
import { reportReasons } from '$lib/domain/vocabulary/reasons';
import { labelOf } from '$lib/domain/vocabulary/term';
import { m } from '$lib/messages';
import { and, eq, isNull } from 'drizzle-orm';
import type { Codes } from '../people';
import type { Database } from '../platform/database';
import type { KnownFact, Listener } from '../platform/jobs/outbox';
import type { Paragraph } from '../platform/letter';
import { linkTo, mailListener, tongue, type MailParts, type Say } from '../platform/mail-listener';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The receipt, and what was decided and why, to both sides. One fact, one mail. */
export function mailReport(parts: MailParts & { codes: Codes }): Listener {
	const { origin, product, codes } = parts;
	return mailListener(parts, {
		name: 'report-mail',
		hears: ['report.received', 'report.decided'],
		async write(fact) {
			const [row] = await parts.database.read((db) =>
				db.select().from(report).where(eq(report.id, fact.thingId)),
			);
			if (!row) return undefined;
			const to = await addressee(parts.database, fact, row);
			// Erased meanwhile: there is nobody to tell.
			if (!to?.mail) return undefined;
			const say = tongue(to.locale);
			const side = fact.payload.side === 'club' ? 'club' : 'reader';
			const key =
				side === 'club'
					? codes.keyOf('report-club', row.id, text(fact.payload.to))
					: codes.keyOf('report', row.id);
			const link = linkTo(origin, say, `/meldung/${key}`);
			const words = { title: row.title };
			const hello = to.name
				? m.signin_mail_greeting({ name: to.name }, say)
				: m.signin_mail_hello({}, say);
			const reason = labelOf(reportReasons, row.reasonKey, say.locale);
			const received = fact.type === 'report.received';
			const paragraphs: Paragraph[] = [
				{ text: hello },
				...(received
					? [{ text: m.report_mail_received(words, say) }, { text: row.message, quote: true }]
					: [
							{
								text:
									side === 'club'
										? m.report_mail_club({ ...words, reason }, say)
										: m.report_mail_reader(words, say),
							},
							{ text: resultOf(row.measure, say) },
							{ text: row.decision, quote: true },
							{ text: m.report_mail_object({}, say) },
						]),
				{ text: m.report_mail_see({}, say), href: link },
				{ text: m.rev_mail_end({ product }, say) },
			];
			return {
				to: to.mail,
				say,
				subject: received
					? m.report_mail_received_subject(words, say)
					: m.report_mail_decided_subject(words, say),
				paragraphs,
			};
		},
	});
}

function resultOf(measure: string | null, say: Say): string {
	if (measure === 'taken-down') return m.report_result_down({}, say);
	return measure === 'mended' ? m.report_result_mended({}, say) : m.report_result_none({}, say);
}

async function addressee(
	database: Database,
	fact: KnownFact,
	row: typeof report.$inferSelect,
): Promise<{ mail: string | null; name: string; locale: string } | undefined> {
	if (fact.payload.side !== 'club') return row;
	const [one] = await database.read((db) =>
		db
			.select({ mail: person.mail, name: person.name, locale: person.locale })
			.from(person)
			.where(and(eq(person.id, text(fact.payload.to)), isNull(person.erasedAt))),
	);
	return one;
}
