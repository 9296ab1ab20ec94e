import { signInCode } from '$db/schema';
import { CODE_MINUTES } from '$lib/domain/sign-in/schema';
import { m } from '$lib/messages';
import { eq } from 'drizzle-orm';
import type { Clock } from '../platform/clock';
import type { Listener } from '../platform/jobs/outbox';
import type { Paragraph } from '../platform/letter';
import { linkTo, mailListener, tongue, type MailParts, type Say } from '../platform/mail-listener';
import type { CodePurpose } from './code-by-mail';
import type { Codes } from './codes';
import { findPerson } from './sign-in-by-code';

type Asked = typeof signInCode.$inferSelect;

/**
 * To whom the code opens something: the code. To an address without an account that wants to sign in: that
 * there is none, and what to do.
 */
export function mailCode(parts: MailParts & { clock: Clock; codes: Codes }): Listener {
	const { database, clock, codes, origin, product } = parts;
	return mailListener(parts, {
		name: 'sign-in-mail',
		hears: ['sign-in.asked'],
		stale: true,
		async write(fact) {
			const [asked] = await database.read((db) =>
				db.select().from(signInCode).where(eq(signInCode.id, fact.thingId)),
			);
			// A mail that comes too late would only confuse.
			if (!asked || asked.closedAt || asked.expiresAt <= clock.now()) return undefined;
			const known = await database.read((db) => findPerson(db, asked.mail));
			const say = tongue(known?.locale ?? asked.locale);
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
			return {
				to: asked.mail,
				say,
				subject: opens
					? m.signin_mail_subject({ product }, say)
					: known
						? m.mail_taken_subject({ product }, say)
						: m.signin_mail_unknown_subject({ product }, say),
				paragraphs,
			};
		},
	});

	/** Another device, a crash: the draft of a registration is one press away. */
	function moreOf({ purpose, about }: Asked, say: Say): Paragraph[] {
		if (purpose !== 'register' || !about) return [];
		const path = `/verein-eintragen/weiter/${codes.keyOf('registration', about)}`;
		return [{ text: m.reg_mail_elsewhere({}, say), href: linkTo(origin, say, path) }];
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
