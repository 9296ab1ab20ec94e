import { club, person, review } from '$db/schema';
import { WITH_A_YES } from '$lib/domain/review/text-module';
import { labelOf } from '$lib/domain/vocabulary/term';
import { reviewReasons } from '$lib/domain/vocabulary/reasons';
import { m } from '$lib/messages';
import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../platform/database';
import type { KnownFact, Listener } from '../platform/jobs/outbox';
import type { Paragraph } from '../platform/letter';
import { linkTo, mailListener, tongue, type MailParts, type Say } from '../platform/mail-listener';
import { moduleText } from './module-words';
import { readModules } from './text-modules';
import { isWritten } from './written-things';

type Words = (input: { club: string }, say: Say) => string;

/** Kind and decision → what the mail is about and what it says. */
const WORDS: Record<string, readonly [subject: Words, text: Words]> = {
	'club arrived': [m.rev_mail_club_arrived_subject, m.rev_mail_club_arrived],
	'club approve': [m.rev_mail_club_approve_subject, m.rev_mail_club_approve],
	'club ask': [m.rev_mail_ask_subject, m.rev_mail_club_ask],
	'club reject': [m.rev_mail_club_reject_subject, m.rev_mail_club_reject],
	'change arrived': [m.rev_mail_change_arrived_subject, m.rev_mail_change_arrived],
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
const MENDED = [m.rev_mail_mended_subject, m.rev_mail_mended] as const;

/** What the coordination may put right, as the club knows it. */
const FIELDS: Record<string, (input: Record<string, never>, say: Say) => string> = {
	name: m.prof_field_name,
	sentence: m.prof_field_sentence,
	about: m.prof_field_about,
	meets: m.prof_field_meets,
	title: m.thing_field_title,
	summary: m.thing_field_summary,
	text: m.thing_field_text,
};

/** What became of it, to everybody whom it concerns: one fact and one mail each. */
export function mailReview(parts: MailParts): Listener {
	const { database, origin, product } = parts;
	return mailListener(parts, {
		name: 'review-mail',
		hears: ['review.arrived', 'review.decided'],
		async write(fact) {
			const found = await addressee(database, fact);
			// Whoever is gone meanwhile gets no mail.
			if (!found?.mail) return undefined;
			const say = tongue(found.locale);
			const decision = text(fact.payload.decision) || 'arrived';
			// Taken back before the mail was due: nobody has to hear of it.
			if (text(fact.payload.decidedAt) && found.decidedAt?.toISOString() !== fact.payload.decidedAt)
				return undefined;
			const words =
				decision === 'undo'
					? UNDONE
					: decision === 'mended'
						? MENDED
						: WORDS[`${isWritten(found.kind) ? 'need' : found.kind} ${decision}`];
			if (!words) throw new Error(`No words for ${found.kind} ${decision}`);
			const [subject, said] = words;
			const isPublic = decision === 'approve';
			const reasonKey = text(fact.payload.reasonKey);
			const reason =
				text(fact.payload.reason) || (isPublic ? await wordsWithAYes(database, say.locale) : '');
			const paragraphs: Paragraph[] = [
				{ text: m.signin_mail_greeting({ name: found.name }, say) },
				{ text: said({ club: found.club }, say) },
				...(reasonKey
					? [{ text: labelOf(reviewReasons, reasonKey, say.locale), quote: true }]
					: []),
				...fieldsIn(fact.payload.fields).map((field) => ({
					text: FIELDS[field]?.({}, say) ?? field,
					quote: true,
				})),
				...(reason ? [{ text: reason, quote: true }] : []),
				isPublic
					? {
							text: m.rev_mail_see({}, say),
							href: linkTo(origin, say, `/vereine/${found.slug}`),
						}
					: { text: m.rev_mail_go({}, say), href: linkTo(origin, say, wayTo(found)) },
				{ text: m.rev_mail_end({ product }, say) },
			];
			return { to: found.mail, say, subject: subject({ club: found.club }, say), paragraphs };
		},
	});
}

/** Where the club puts it right: the entry itself, or what is theirs. */
const wayTo = ({ kind, thingId, slug }: { kind: string; thingId: string | null; slug: string }) =>
	isWritten(kind) && thingId
		? `/mein-verein/eintraege/${thingId}?verein=${encodeURIComponent(slug)}`
		: '/mein-verein';

const wordsWithAYes = async (database: Database, locale: Say['locale']) =>
	moduleText(await database.read(readModules), {
		...{ decision: 'approve', reasonKey: WITH_A_YES, locale },
	});

const fieldsIn = (value: unknown): string[] =>
	Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

async function addressee(database: Database, fact: KnownFact) {
	const [found] = await database.read((db) =>
		db
			.select({
				kind: review.kind,
				thingId: review.thingId,
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
