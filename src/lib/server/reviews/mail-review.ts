import { club, person, review } from '$db/schema';
import { labelOf } from '$lib/domain/vocabulary/term';
import { reviewReasons } from '$lib/domain/vocabulary/reasons';
import { m } from '$lib/messages';
import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../platform/database';
import type { KnownFact, Listener } from '../platform/jobs/outbox';
import { writeLetter, type Paragraph } from '../platform/letter';
import type { Mail } from '../platform/mail';
import { isWritten } from './written-things';

type Say = { locale: 'de' | 'en' };
type Words = (input: { club: string }, say: Say) => string;

/** Kind and decision → what the mail is about and what it says. */
const WORDS: Record<string, readonly [subject: Words, text: Words]> = {
	'club arrived': [m.rev_mail_club_arrived_subject, m.rev_mail_club_arrived],
	'club approve': [m.rev_mail_club_approve_subject, m.rev_mail_club_approve],
	'club ask': [m.rev_mail_ask_subject, m.rev_mail_club_ask],
	'club reject': [m.rev_mail_club_reject_subject, m.rev_mail_club_reject],
	'change approve': [m.rev_mail_change_approve_subject, m.rev_mail_change_approve],
	'change ask': [m.rev_mail_ask_subject, m.rev_mail_change_ask],
	'change reject': [m.rev_mail_change_reject_subject, m.rev_mail_change_reject],
	'need approve': [m.rev_mail_thing_approve_subject, m.rev_mail_thing_approve],
	'need ask': [m.rev_mail_ask_subject, m.rev_mail_thing_ask],
	'need reject': [m.rev_mail_thing_reject_subject, m.rev_mail_thing_reject],
	'claim arrived': [m.rev_mail_claim_arrived_subject, m.rev_mail_claim_arrived],
	'claim approve': [m.rev_mail_claim_approve_subject, m.rev_mail_claim_approve],
	'claim ask': [m.rev_mail_ask_subject, m.rev_mail_claim_ask],
	'claim reject': [m.rev_mail_claim_reject_subject, m.rev_mail_claim_reject],
};

const UNDONE = [m.rev_mail_undo_subject, m.rev_mail_undo] as const;

/** What became of it, to everybody whom it concerns: one fact and one mail each. */
export function mailReview(parts: {
	database: Database;
	mail: Mail;
	origin: string;
	product: string;
}): Listener {
	const { database, mail, origin, product } = parts;
	return {
		name: 'review-mail',
		hears: ['review.arrived', 'review.decided'],
		oneByOne: true,
		async handle(fact) {
			const found = await addressee(database, fact);
			// Whoever is gone meanwhile gets no mail.
			if (!found?.mail) return;
			const say: Say = { locale: found.locale === 'en' ? 'en' : 'de' };
			const decision = text(fact.payload.decision) || 'arrived';
			// Taken back before the mail was due: nobody has to hear of it.
			if (text(fact.payload.decidedAt) && found.decidedAt?.toISOString() !== fact.payload.decidedAt)
				return;
			const words =
				decision === 'undo'
					? UNDONE
					: WORDS[`${isWritten(found.kind) ? 'need' : found.kind} ${decision}`];
			if (!words) throw new Error(`No words for ${found.kind} ${decision}`);
			const [subject, said] = words;
			const prefix = say.locale === 'en' ? '/en' : '';
			const isPublic = decision === 'approve';
			const reasonKey = text(fact.payload.reasonKey);
			const reason = text(fact.payload.reason);
			const paragraphs: Paragraph[] = [
				{ text: m.signin_mail_greeting({ name: found.name }, say) },
				{ text: said({ club: found.club }, say) },
				...(reasonKey
					? [{ text: labelOf(reviewReasons, reasonKey, say.locale), quote: true }]
					: []),
				...(reason ? [{ text: reason, quote: true }] : []),
				isPublic
					? {
							text: m.rev_mail_see({}, say),
							href: `${origin}${prefix}/vereine/${found.slug}`,
						}
					: { text: m.rev_mail_go({}, say), href: `${origin}${prefix}/mein-verein` },
				{ text: m.rev_mail_end({ product }, say) },
			];
			await mail.send({
				to: found.mail,
				subject: subject({ club: found.club }, say),
				...writeLetter(say.locale, paragraphs),
				messageId: `<${fact.id}@${new URL(origin).hostname}>`,
			});
		},
	};
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

async function addressee(database: Database, fact: KnownFact) {
	const [found] = await database.read((db) =>
		db
			.select({
				kind: review.kind,
				decidedAt: review.decidedAt,
				club: club.name,
				slug: club.slug,
				name: person.name,
				mail: person.mail,
				locale: person.locale,
			})
			.from(review)
			.innerJoin(club, eq(club.id, review.clubId))
			.innerJoin(person, and(eq(person.id, text(fact.payload.to)), isNull(person.erasedAt)))
			.where(eq(review.id, fact.thingId)),
	);
	return found;
}
