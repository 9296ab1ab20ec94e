import { club, person } from '$db/schema';
import { m } from '$lib/messages';
import { and, eq, isNull } from 'drizzle-orm';
import type { Listener } from '../platform/jobs/outbox';
import type { Paragraph } from '../platform/letter';
import { linkTo, mailListener, tongue, type MailParts, type Say } from '../platform/mail-listener';

type Words = (facts: { club: string; other: string }, say: Say) => string;

/** What was done → what the mail is about, what it says, and what one can do. */
const WORDS: Record<string, readonly [subject: Words, text: Words, next: Words]> = {
	merged: [m.told_merged_subject, m.told_merged, m.told_merged_next],
	parted: [m.told_parted_subject, m.told_parted, m.told_parted_next],
	pause: [m.told_pause_subject, m.told_pause, m.told_pause_next],
	block: [m.told_block_subject, m.told_block, m.told_block_next],
	release: [m.told_release_subject, m.told_release, m.told_release_next],
	verify: [m.told_verify_subject, m.told_verify, m.told_verify_next],
	distrust: [m.told_distrust_subject, m.told_distrust, m.told_distrust_next],
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Everybody who looks after a club hears at once and kindly what we did with it, why, and what they can do. */
export function mailClub(parts: MailParts): Listener {
	const { database, origin, product } = parts;
	return mailListener(parts, {
		name: 'club-mail',
		hears: ['club.told'],
		async write(fact) {
			const [found] = await database.read((db) =>
				db
					.select({ club: club.name, to: person })
					.from(club)
					.innerJoin(person, and(eq(person.id, textOf(fact.payload.to)), isNull(person.erasedAt)))
					.where(eq(club.id, fact.thingId)),
			);
			// Whoever is gone meanwhile gets no mail.
			if (!found?.to.mail) return undefined;
			const say = tongue(found.to.locale);
			const words = WORDS[textOf(fact.payload.what)];
			if (!words) throw new Error(`No words for ${textOf(fact.payload.what)}`);
			const facts = { club: found.club, other: textOf(fact.payload.other) };
			const reason = textOf(fact.payload.reason);
			const [subject, said, next] = words;
			const paragraphs: Paragraph[] = [
				{ text: m.signin_mail_greeting({ name: found.to.name }, say) },
				{ text: said(facts, say) },
				...(reason ? [{ text: reason, quote: true }] : []),
				{ text: next(facts, say) },
				{
					text: m.rev_mail_go({}, say),
					href: linkTo(origin, say, '/mein-verein'),
				},
				{ text: m.rev_mail_end({ product }, say) },
			];
			return { to: found.to.mail, say, subject: subject(facts, say), paragraphs };
		},
	});
}
