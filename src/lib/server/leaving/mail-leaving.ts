import { club, clubLeaving, person } from '$db/schema';
import { m } from '$lib/messages';
import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '../platform/database';
import type { KnownFact, Listener } from '../platform/jobs/outbox';
import type { Paragraph } from '../platform/letter';
import {
	linkTo,
	longDay,
	mailListener,
	tongue,
	type MailParts,
	type Say,
} from '../platform/mail-listener';
import { LEAVING_FACTS, OFFICE } from './tell-leaving';

type Words = (input: { club: string; day: string; product: string }, say: Say) => string;

const WORDS: Record<string, readonly [subject: Words, text: Words]> = {
	'club.leaving': [m.goodbye_mail_leaving_subject, m.goodbye_mail_leaving],
	'club.stays': [m.goodbye_mail_stays_subject, m.goodbye_mail_stays],
	'club.erased': [m.goodbye_mail_erased_subject, m.goodbye_mail_erased],
};

/** Nobody's club goes behind their back: the whole team and the coordination hear of it. */
export function mailLeaving(
	parts: MailParts & {
		/** The coordination's mailbox. */
		office: string;
	},
): Listener {
	const { database, origin, product, timeZone, office } = parts;
	return mailListener(parts, {
		name: 'leaving-mail',
		hears: LEAVING_FACTS,
		async write(fact) {
			const words = WORDS[fact.type];
			if (!words) throw new Error(`No words for ${fact.type}`);
			const about = await findAbout(database, fact.thingId);
			const to = await addressee(database, fact, office);
			if (!about || !to?.mail) return undefined;
			// Taken back before the mail was due: there is nothing to warn of.
			if (fact.type === 'club.leaving' && !about.leavesAt) return undefined;
			const say = tongue(to.locale);
			const facts = {
				club: about.name,
				product,
				day: about.leavesAt ? longDay(about.leavesAt, say, timeZone) : '',
			};
			const [subject, text] = words;
			const paragraphs: Paragraph[] = [
				{
					text: to.name
						? m.signin_mail_greeting({ name: to.name }, say)
						: m.signin_mail_hello({}, say),
				},
				{ text: text(facts, say) },
				...(fact.type === 'club.leaving' && to.name
					? [
							{
								text: m.goodbye_mail_back({}, say),
								href: linkTo(origin, say, `/mein-verein/abmelden?verein=${about.slug}`),
							},
						]
					: []),
				{ text: m.rev_mail_end({ product }, say) },
			];
			return { to: to.mail, say, subject: subject(facts, say), paragraphs };
		},
	});
}

async function findAbout(database: Database, id: string) {
	const [found] = await database.read((db) =>
		db
			.select({ name: club.name, slug: club.slug, leavesAt: clubLeaving.leavesAt })
			.from(club)
			.leftJoin(clubLeaving, eq(clubLeaving.clubId, club.id))
			.where(eq(club.id, id)),
	);
	return found;
}

async function addressee(database: Database, fact: KnownFact, office: string) {
	const { to } = fact.payload;
	if (to === OFFICE) return { mail: office, name: '', locale: 'de' };
	if (typeof to !== 'string') return undefined;
	const [found] = await database.read((db) =>
		db
			.select({ mail: person.mail, name: person.name, locale: person.locale })
			.from(person)
			.where(and(eq(person.id, to), isNull(person.erasedAt))),
	);
	return found;
}
