import { z } from 'zod';
import { choice, idField, mailField, shortText, wholeNumber } from '../fields';
import { textField } from '../text';
import { REPORT_REASONS, type ReportReason } from '../vocabulary/keys';

/** What can be reported, by the word in its address. */
export const REPORTABLE = {
	verein: 'club',
	mitmachen: 'need',
	neuigkeit: 'news',
	termin: 'event',
} as const;
export type ReportableWord = keyof typeof REPORTABLE;
export type ReportableKind = (typeof REPORTABLE)[ReportableWord];
export const isReportable = (word: string): word is ReportableWord => word in REPORTABLE;

export const reportSchema = z.object({
	id: idField,
	reasonKey: choice(REPORT_REASONS, 'report_reason_missing'),
	message: textField({
		required: 'report_message_missing',
		max: 3_000,
		tooLong: 'report_message_too_long',
	}),
	name: shortText(),
	mail: mailField,
	/** People leave it empty. */
	betreff: z.string().max(500).default(''),
});
export type ReportInput = z.infer<typeof reportSchema>;

/** These may hurt somebody while they wait. */
const URGENT: readonly ReportReason[] = ['gefaehrlich', 'rechtswidrig', 'personendaten'];
export const isUrgent = (reason: ReportReason): boolean => URGENT.includes(reason);

const DAY_MS = 86_400_000;
export const URGENT_DAYS = 1;
export const USUAL_DAYS = 7;
/** Until when an answer is promised. */
export const dueOf = (reason: ReportReason, now: Date): Date =>
	new Date(now.getTime() + (isUrgent(reason) ? URGENT_DAYS : USUAL_DAYS) * DAY_MS);

export const VERDICTS = ['uphold', 'dismiss'] as const;
export const MEASURES = ['none', 'mended', 'taken-down'] as const;

export const verdictSchema = z
	.object({
		id: idField,
		seen: wholeNumber(1, 999_999_999, 'input_id_unknown').pipe(
			z.number({ error: 'input_id_unknown' }),
		),
		verdict: choice(VERDICTS, 'report_verdict_missing'),
		measure: choice(MEASURES, 'report_measure_missing').default('none'),
		decision: textField({
			required: 'report_decision_missing',
			max: 3_000,
			tooLong: 'report_message_too_long',
		}),
	})
	.refine(({ verdict, measure }) => verdict === 'dismiss' || measure !== 'none', {
		path: ['measure'],
		message: 'report_measure_missing',
	});
export type Verdict = z.infer<typeof verdictSchema>;

export const objectionSchema = z.object({
	text: textField({
		required: 'report_objection_missing',
		max: 3_000,
		tooLong: 'report_message_too_long',
	}),
});
