import { pageIn } from '$lib/domain/pages/address';
import type { Database } from './database';
import { MAIL_WAITS, type KnownFact, type Listener } from './jobs/outbox';
import { writeLetter, type Paragraph } from './letter';
import type { Mail } from './mail';

/** What every letter is written with. */
export interface MailParts {
	database: Database;
	mail: Mail;
	/** Where links lead. */
	origin: string;
	product: string;
	/** On whose clock days are named. */
	timeZone: string;
}

/** In which language somebody is written to. */
export type Say = { locale: 'de' | 'en' };
export const tongue = (locale: string | null | undefined): Say => ({
	locale: locale === 'en' ? 'en' : 'de',
});

/** A page of ours in the language of the letter. */
export const linkTo = (origin: string, { locale }: Say, path: string): string =>
	origin + pageIn(locale, path);

/** "28. November 2026" */
export const longDay = (day: Date, { locale }: Say, timeZone: string): string =>
	new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(day);

export type Letter = { to: string; subject: string } & (
	{ say: Say; paragraphs: readonly Paragraph[] } | { text: string }
);

/** Writes one letter for a fact, or none: whoever is gone meanwhile gets no mail. A retry is the same mail. */
export function mailListener(
	{ mail, origin }: { mail: Mail; origin: string },
	listener: {
		name: `${string}-mail`;
		hears: readonly string[];
		/** Too late it only confuses: tried as long as anything else, and not for two days. */
		stale?: true;
		write(fact: KnownFact): Promise<Letter | undefined>;
	},
): Listener {
	const host = new URL(origin).hostname;
	const { name, hears, stale } = listener;
	return {
		name,
		hears,
		...(stale ? {} : { waits: MAIL_WAITS }),
		oneByOne: true,
		async handle(fact) {
			const letter = await listener.write(fact);
			if (!letter) return;
			const { to, subject } = letter;
			await mail.send({
				to,
				subject,
				...('text' in letter
					? { text: letter.text }
					: writeLetter(letter.say.locale, letter.paragraphs)),
				messageId: `<${fact.id}@${host}>`,
			});
		},
	};
}
