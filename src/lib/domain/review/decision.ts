import { z } from 'zod';
import { choice, flag, idField, optionalChoice, wholeNumber } from '../fields';
import { textField } from '../text';
import { REVIEW_REASONS } from '../vocabulary/keys';

export const DECISIONS = ['approve', 'ask', 'reject'] as const;

/** One form, three buttons; whoever asks or turns down says why. */
export const decisionSchema = z
	.object({
		id: idField,
		/** What was looked at: another number means that it changed since. */
		seen: wholeNumber(1, 999_999_999, 'input_id_unknown').pipe(
			z.number({ error: 'input_id_unknown' }),
		),
		decision: choice(DECISIONS, 'rev_decision_missing'),
		/** Publishes without being looked at first from now on. */
		trust: flag,
		reasonKey: optionalChoice(REVIEW_REASONS),
		reason: textField({ max: 2_000, tooLong: 'rev_reason_too_long' }),
	})
	.refine(({ decision, reasonKey }) => decision === 'approve' || reasonKey !== null, {
		path: ['reasonKey'],
		message: 'rev_reason_missing',
	})
	.refine(({ decision, reason }) => decision !== 'ask' || reason !== '', {
		path: ['reason'],
		message: 'rev_question_missing',
	});
export type Decision = z.infer<typeof decisionSchema>;
