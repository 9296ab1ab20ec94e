import { signInCode } from '$db/schema';
import { CODE_MINUTES } from '$lib/domain/sign-in/schema';
import { m } from '$lib/messages';
import { eq } from 'drizzle-orm';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import type { Listener } from '../platform/jobs/outbox';
import { writeLetter, type Paragraph } from '../platform/letter';
import type { Mail } from '../platform/mail';
import type { CodePurpose } from './code-by-mail';
import type { Codes } from './codes';
import { findPerson } from './sign-in-by-code';

type Say = { locale: 'de' | 'en' };
type Asked = typeof signInCode.$inferSelect;

/**
 * To whom the code opens something: the code. To an address without an account that wants to sign in: that
 * there is none, and what to do.
 */
export function mailCode(parts: {
	database: Database;
	clock: Clock;
	codes: Codes;
	mail: Mail;
	/** Where links lead. */
	origin: string;
	product: string;
}): Listener {
	const { database, clock, codes, mail, origin, product } = parts;
	return {
		name: 'sign-in-mail',
		hears: ['sign-in.asked'],
		oneByOne: true,
		async handle(fact) {
			const [asked] = await database.read((db) =>
				db.select().from(signInCode).where(eq(signInCode.id, fact.thingId)),
			);
			// A mail that comes too late would only confuse.
			if (!asked || asked.closedAt || asked.expiresAt <= clock.now()) return;
			const known = await database.read((db) => findPerson(db, asked.mail));
			const tongue = known?.locale ?? asked.locale;
			const say: Say = { locale: tongue === 'en' ? 'en' : 'de' };
			const opens =
				asked.purpose === 'mail-change'
					? known === undefined
					: known !== undefined || asked.purpose !== 'sign-in';
			const paragraphs = opens
				? [
						{
							text: known
								? m.signin_mail_greeting({ name: known.name }, say)
								: m.signin_mail_hello({}, say),
						},
						{ text: INTRODUCTIONS[asked.purpose as CodePurpose]({ product }, say) },
						{ text: codes.codeOf(asked), code: true },
						{ text: m.signin_mail_valid({ minutes: CODE_MINUTES }, say) },
						...moreOf(asked, say),
						{ text: m.signin_mail_not_you({}, say) },
					]
				: [
						{ text: m.signin_mail_hello({}, say) },
						...(known
							? [{ text: m.mail_taken({ product }, say) }]
							: [
									{ text: m.signin_mail_unknown({ product }, say) },
									{ text: m.signin_mail_unknown_not_you({}, say) },
								]),
					];
			await mail.send({
				to: asked.mail,
				subject: opens
					? m.signin_mail_subject({ product }, say)
					: known
						? m.mail_taken_subject({ product }, say)
						: m.signin_mail_unknown_subject({ product }, say),
				...writeLetter(say.locale, paragraphs),
				messageId: `<${fact.id}@${new URL(origin).hostname}>`,
			});
		},
	};

	/** Another device, a crash: the draft of a registration is one press away. */
	function moreOf({ purpose, about }: Asked, say: Say): Paragraph[] {
		if (purpose !== 'register' || !about) return [];
		const path = `${say.locale === 'en' ? '/en' : ''}/verein-eintragen/weiter/${codes.keyOf('registration', about)}`;
		return [{ text: m.reg_mail_elsewhere({}, say), href: origin + path }];
	}
}

const INTRODUCTIONS: Record<CodePurpose, (input: { product: string }, say: Say) => string> = {
	'sign-in': m.signin_mail_code,
	register: m.reg_mail_code,
	claim: m.reg_mail_claim_code,
	invitation: m.team_mail_code,
	'mail-change': m.account_mail_change_code,
	prove: m.prove_mail_code,
};
