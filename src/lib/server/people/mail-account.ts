import { mailChange, person } from '$db/schema';
import { m } from '$lib/messages';
import { eq } from 'drizzle-orm';
import type { KnownFact, Listener } from '../platform/jobs/outbox';
import {
	linkTo,
	longDay,
	mailListener,
	tongue,
	type Letter,
	type MailParts,
	type Say,
} from '../platform/mail-listener';
import { UNDO_HOURS } from './change-mail';
import type { Codes } from './codes';

interface Parts extends MailParts {
	codes: Codes;
}

/** What happened to an account, told to whoever it belongs to: they notice first when it was not them. */
export function mailAccount(parts: Parts): Listener {
	return mailListener(parts, {
		name: 'account-mail',
		hears: [
			'account.mail-changed',
			'account.mail-restored',
			'account.password-set',
			'account.passkey-added',
			'account.factor-dropped',
			'account.guessed',
			'account.quiet',
			'sign-in.braked',
		],
		write: (fact) =>
			fact.thingKind === 'mail-change' ? aboutMailChange(parts, fact) : aboutAccount(parts, fact),
	});
}

/** Short, without a link that does anything: who reads it knows whether it was them. */
async function aboutAccount(
	{ database, origin, product, timeZone }: Parts,
	fact: KnownFact,
): Promise<Letter | undefined> {
	const [found] = await database.read((db) =>
		db.select().from(person).where(eq(person.id, fact.thingId)),
	);
	const words = NOTICES[fact.type];
	if (!found?.mail || !words) return undefined;
	const say = tongue(found.locale);
	// Was here again before the mail was due: nothing goes.
	if (fact.type === 'account.quiet' && found.quietMails === 0) return undefined;
	const { until } = fact.payload;
	const day = typeof until === 'string' ? longDay(new Date(until), say, timeZone) : '';
	return {
		to: found.mail,
		say,
		subject: words[0]({ product, day }, say),
		paragraphs: [
			{ text: m.signin_mail_greeting({ name: found.name }, say) },
			{ text: words[1]({ product, day }, say) },
			...(fact.type === 'sign-in.braked'
				? []
				: [
						{
							text: m.notice_mail_account({}, say),
							href: linkTo(origin, say, '/mein-verein/konto'),
						},
					]),
		],
	};
}

type Words = (input: { product: string; day: string }, say: Say) => string;
const NOTICES: Record<string, [subject: Words, text: Words]> = {
	'account.password-set': [m.pw_mail_set_subject, m.pw_mail_set],
	'account.passkey-added': [m.pk_mail_added_subject, m.pk_mail_added],
	'account.factor-dropped': [m.factor_mail_dropped_subject, m.factor_mail_dropped],
	'account.guessed': [m.pw_mail_guessed_subject, m.pw_mail_guessed],
	'account.quiet': [m.quietly_mail_subject, m.quietly_mail],
	'sign-in.braked': [m.brake_mail_subject, m.brake_mail],
};

/** Both to the old mailbox: only there somebody notices that it was not them. */
async function aboutMailChange(
	{ database, codes, origin, product }: Parts,
	fact: KnownFact,
): Promise<Letter | undefined> {
	const [found] = await database.read((db) =>
		db
			.select({ change: mailChange, name: person.name, locale: person.locale })
			.from(mailChange)
			.innerJoin(person, eq(person.id, mailChange.personId))
			.where(eq(mailChange.id, fact.thingId)),
	);
	if (!found) return undefined;
	const say = tongue(found.locale);
	const hello = { text: m.signin_mail_greeting({ name: found.name }, say) };
	if (fact.type === 'account.mail-restored')
		return {
			to: found.change.oldMail,
			say,
			subject: m.mail_restored_subject({ product }, say),
			paragraphs: [hello, { text: m.mail_restored({ product }, say) }],
		};
	return {
		to: found.change.oldMail,
		say,
		subject: m.mail_changed_subject({ product }, say),
		paragraphs: [
			hello,
			{ text: m.mail_changed({ product }, say) },
			{ text: m.mail_changed_fine({}, say) },
			{
				text: m.mail_changed_not_me({ hours: UNDO_HOURS }, say),
				href: linkTo(
					origin,
					say,
					`/anmelden/zurueckholen/${codes.keyOf('mail-change', fact.thingId)}`,
				),
			},
		],
	};
}
