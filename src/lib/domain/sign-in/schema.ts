import { z } from 'zod';
import { choice, flag, mailField } from '../fields';
import { passwordField } from './password';

/** As long as a code from a mail lives, and how often one may guess at it. */
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
/** Whoever asks for a new one sooner has two mails a moment later. */
export const AGAIN_SECONDS = 60;
export const CODE_DIGITS = 6;

/** Upper and lower case make no second account. */
export const mailKey = (mail: string): string => mail.normalize('NFKC').toLowerCase();

export const askForCodeSchema = z.object({
	mail: mailField
		.refine((mail) => mail !== '', 'person_mail_missing')
		.transform((mail) => mailKey(mail)),
	locale: choice(['de', 'en'], 'input_choice_unknown').default('de'),
});
export type AskForCode = z.infer<typeof askForCodeSchema>;

/** Blanks and hyphens are how people copy it; anything else is no code. */
export const codeField = z
	.string({ error: 'signin_code_missing' })
	.max(100, 'signin_code_unreadable')
	.transform((raw) => raw.replace(/[\s–-]/g, ''))
	.superRefine((code, context) => {
		if (code === '') context.addIssue({ code: 'custom', message: 'signin_code_missing' });
		else if (!/^[0-9]{6}$/.test(code))
			context.addIssue({ code: 'custom', message: 'signin_code_unreadable' });
	});

export const enterCodeSchema = z.object({
	id: z.uuid({ error: 'form_problem_unreadable' }),
	code: codeField,
	shared: flag,
	/** The browser says that it knows passkeys. */
	passkeys: flag,
});
export type EnterCode = z.infer<typeof enterCodeSchema>;

export const signInByPasswordSchema = z.object({
	mail: mailField
		.refine((mail) => mail !== '', 'person_mail_missing')
		.transform((mail) => mailKey(mail)),
	password: passwordField,
	shared: flag,
});

/** What a device signed, as JSON in a field: a form like any other. Only its size is looked at here. */
export const passkeyAnswerSchema = z.object({
	id: z.uuid({ error: 'form_problem_unreadable' }),
	answer: z
		.string({ error: 'pk_missing' })
		.min(1, 'pk_missing')
		.max(20_000, 'pk_missing')
		.transform((raw, context): unknown => {
			try {
				return JSON.parse(raw) as unknown;
			} catch (error) {
				if (!(error instanceof SyntaxError)) throw error;
				context.addIssue({ code: 'custom', message: 'pk_missing' });
				return z.NEVER;
			}
		}),
	shared: flag,
});
