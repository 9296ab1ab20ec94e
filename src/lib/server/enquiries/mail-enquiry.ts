import {
	club,
	enquiry,
	enquiryContact,
	enquiryMessage,
	enquiryRecipient,
	need,
	person,
} from '$db/schema';
import { READY_REPLIES } from '$lib/domain/enquiry/schema';
import { m } from '$lib/messages';
import { and, eq, isNull } from 'drizzle-orm';
import { teamOf, type Codes } from '../people';
import type { Database } from '../platform/database';
import type { KnownFact, Listener } from '../platform/jobs/outbox';
import type { Paragraph } from '../platform/letter';
import { linkTo, mailListener, tongue, type MailParts, type Say } from '../platform/mail-listener';
import { readyReply } from './ready-replies';

interface Parts extends MailParts {
	codes: Codes;
	/** Where an enquiry goes that a club without a team and without an address would never read. */
	office: string;
}

interface Letter {
	to: string;
	say: Say;
	subject: string;
	paragraphs: Paragraph[];
}

/** Both sides of an enquiry by mail: what is new, and a link to answer. One fact, one mail. */
export function mailEnquiry(parts: Parts): Listener {
	return mailListener(parts, {
		name: 'enquiry-mail',
		hears: [
			'enquiry.sent',
			'enquiry.received',
			'enquiry.replied',
			'enquiry.wrote-back',
			'enquiry.passed-on',
			'enquiry.withdrawn',
			'enquiry.unanswered',
			'enquiry.alternatives',
			'enquiry.club-left',
		],
		async write(fact) {
			const letter = await write(parts, fact);
			// Erased meanwhile, or nobody left to tell: there is nothing to send.
			if (!letter) return undefined;
			const end = { text: m.rev_mail_end({ product: parts.product }, letter.say) };
			return { ...letter, paragraphs: [...letter.paragraphs, end] };
		},
	});
}

async function write(parts: Parts, fact: KnownFact): Promise<Letter | undefined> {
	const about = await findAbout(parts.database, fact.thingId);
	if (!about) return undefined;
	return fact.type === 'enquiry.received' ||
		fact.type === 'enquiry.replied' ||
		fact.type === 'enquiry.alternatives' ||
		fact.type === 'enquiry.club-left'
		? toVolunteer(parts, fact, about)
		: toClub(parts, fact, about);
}

type About = NonNullable<Awaited<ReturnType<typeof findAbout>>>;

async function findAbout(database: Database, id: string) {
	const [row] = await database.read((db) =>
		db
			.select({
				locale: enquiry.locale,
				state: enquiry.state,
				clubId: enquiry.clubId,
				contact: enquiryContact,
				need: { title: need.title, slug: need.slug },
				club: { name: club.name, mail: club.contactMail },
			})
			.from(enquiry)
			.innerJoin(enquiryContact, eq(enquiryContact.enquiryId, enquiry.id))
			.innerJoin(club, eq(club.id, enquiry.clubId))
			.leftJoin(need, eq(need.id, enquiry.needId))
			.where(eq(enquiry.id, id)),
	);
	return row;
}

async function toVolunteer(
	{ database, codes, origin }: Parts,
	fact: KnownFact,
	about: About,
): Promise<Letter | undefined> {
	const { contact } = about;
	if (contact.mail === '') return undefined;
	const say = tongue(about.locale);
	const words = { club: about.club.name, need: about.need?.title ?? about.club.name };
	const status = {
		text: m.enq_mail_status({}, say),
		href: linkTo(origin, say, `/anfrage/${codes.keyOf('enquiry', fact.thingId)}`),
	};
	const hello = { text: m.signin_mail_greeting({ name: contact.name }, say) };
	const left = fact.type === 'enquiry.club-left';
	if (left || fact.type === 'enquiry.alternatives')
		return {
			to: contact.mail,
			say,
			subject: (left ? m.goodbye_mail_volunteer_subject : m.enq_mail_alternatives_subject)(
				words,
				say,
			),
			paragraphs: [
				hello,
				{ text: (left ? m.goodbye_mail_volunteer : m.enq_mail_alternatives)(words, say) },
				{ text: m.enq_mail_alternatives_go({}, say), href: linkTo(origin, say, '/entdecken') },
				status,
			],
		};
	if (fact.type === 'enquiry.received')
		return {
			to: contact.mail,
			say,
			subject: m.enq_mail_received_subject(words, say),
			paragraphs: [
				hello,
				{ text: m.enq_mail_received(words, say) },
				{ text: contact.message, quote: true },
				status,
			],
		};
	const said = await messageOf(database, fact);
	if (!said) return undefined;
	return {
		to: contact.mail,
		say,
		subject: m.enq_mail_replied_subject(words, say),
		paragraphs: [
			hello,
			{ text: m.enq_mail_replied(words, say) },
			{ text: said, quote: true },
			{ ...status, text: m.enq_mail_write_back({}, say) },
		],
	};
}

async function messageOf(database: Database, fact: KnownFact): Promise<string | undefined> {
	const [said] = await database.read((db) =>
		db
			.select({ text: enquiryMessage.text })
			.from(enquiryMessage)
			.where(eq(enquiryMessage.id, textOf(fact.payload.message))),
	);
	return said?.text;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The one this fact is for: by a key of theirs, or a colleague by name. Whoever left the team meanwhile: nobody. */
async function addressee({ database, office }: Parts, fact: KnownFact, about: About) {
	return database.read(async (db) => {
		const someone = { personId: person.id, mail: person.mail, name: person.name };
		const [one] =
			fact.type === 'enquiry.passed-on'
				? await db
						.select({ ...someone, locale: person.locale })
						.from(person)
						.where(and(eq(person.id, textOf(fact.payload.to)), isNull(person.erasedAt)))
				: await db
						.select({ ...someone, personId: enquiryRecipient.personId, locale: person.locale })
						.from(enquiryRecipient)
						.leftJoin(
							person,
							and(eq(person.id, enquiryRecipient.personId), isNull(person.erasedAt)),
						)
						.where(eq(enquiryRecipient.id, textOf(fact.payload.recipient)));
		if (one?.personId === null) return { mail: about.club.mail || office, name: '', locale: 'de' };
		const team = await teamOf(db, about.clubId);
		return team.some(({ id }) => id === one?.personId) ? one : undefined;
	});
}

async function toClub(parts: Parts, fact: KnownFact, about: About): Promise<Letter | undefined> {
	const { database, codes, origin } = parts;
	const to = await addressee(parts, fact, about);
	if (!to?.mail) return undefined;
	const say = tongue(to.locale);
	const words = { club: about.club.name, need: about.need?.title ?? about.club.name };
	const hello = {
		text: to.name ? m.signin_mail_greeting({ name: to.name }, say) : m.signin_mail_hello({}, say),
	};
	const inbox = {
		text: m.enq_mail_inbox({}, say),
		href: linkTo(origin, say, `/mein-verein/anfragen/${fact.thingId}`),
	};
	const letter = (subject: string, paragraphs: Paragraph[]): Letter => ({
		to: to.mail ?? '',
		say,
		subject,
		paragraphs: [hello, ...paragraphs],
	});
	if (fact.type === 'enquiry.withdrawn')
		return letter(m.enq_mail_withdrawn_subject(words, say), [
			{ text: m.enq_mail_withdrawn(words, say) },
		]);
	if (fact.type === 'enquiry.passed-on') {
		const by = textOf(fact.payload.by);
		return letter(m.enq_mail_passed_on_subject(words, say), [
			{ text: m.enq_mail_passed_on({ ...words, by }, say) },
			inbox,
		]);
	}
	// Answered meanwhile: nobody is reminded of what is done.
	if (fact.type === 'enquiry.unanswered' && about.state !== 'sent') return undefined;
	const key = codes.keyOf('answer', textOf(fact.payload.recipient));
	const volunteer = tongue(about.locale);
	const replies: Paragraph[] = READY_REPLIES.map((which) => ({
		text: m.enq_mail_answer({ reply: readyReply(which, say).short }, say),
		href: `${origin}/antwort/${key}?mit=${which}`,
	}));
	const said =
		fact.type === 'enquiry.wrote-back' ? await messageOf(database, fact) : about.contact.message;
	if (said === undefined) return undefined;
	const subject = {
		'enquiry.sent': m.enq_mail_sent_subject,
		'enquiry.wrote-back': m.enq_mail_wrote_back_subject,
		'enquiry.unanswered': m.enq_mail_unanswered_subject,
	}[fact.type];
	if (!subject) throw new Error(`No words for ${fact.type}`);
	const name = about.contact.name;
	return letter(subject({ ...words, name }, say), [
		{
			text:
				fact.type === 'enquiry.unanswered'
					? m.enq_mail_unanswered({ ...words, name }, say)
					: m.enq_mail_sent({ ...words, name }, say),
		},
		{ text: said, quote: true },
		...(volunteer.locale === say.locale ? [] : [{ text: m.enq_mail_language({}, say) }]),
		...replies,
		...(to.name ? [inbox] : []),
		...(about.contact.mail === '' ? [{ text: m.enq_mail_phone_only({}, say) }] : []),
	]);
}
