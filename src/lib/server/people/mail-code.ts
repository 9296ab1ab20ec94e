import { signInCode } from '$db/schema';
import { CODE_MINUTES } from '$lib/domain/sign-in/schema';
import { m } from '$lib/messages';
import { eq } from 'drizzle-orm';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database';
import type { Listener } from '../platform/jobs/outbox';
import type { Mail } from '../platform/mail';
import type { Codes } from './codes';
import { writeLetter } from './letter';
import { findPerson } from './sign-in-by-code';

/** To somebody with an account: the code. To anybody else: that there is none, and what to do. */
export function mailCode(parts: {
	database: Database;
	clock: Clock;
	codes: Codes;
	mail: Mail;
	host: string;
	product: string;
}): Listener {
	const { database, clock, codes, mail, host, product } = parts;
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
			const locale = tongue === 'en' ? 'en' : 'de';
			const say = { locale } as const;
			const paragraphs = known
				? [
						{ text: m.signin_mail_greeting({ name: known.name }, say) },
						{ text: m.signin_mail_code({ product }, say) },
						{ text: codes.codeOf(asked), code: true },
						{ text: m.signin_mail_valid({ minutes: CODE_MINUTES }, say) },
						{ text: m.signin_mail_not_you({}, say) },
					]
				: [
						{ text: m.signin_mail_hello({}, say) },
						{ text: m.signin_mail_unknown({ product }, say) },
						{ text: m.signin_mail_unknown_not_you({}, say) },
					];
			await mail.send({
				to: asked.mail,
				subject: known
					? m.signin_mail_subject({ product }, say)
					: m.signin_mail_unknown_subject({ product }, say),
				...writeLetter(locale, paragraphs),
				messageId: `<${fact.id}@${host}>`,
			});
		},
	};
}
