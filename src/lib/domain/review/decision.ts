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

const MOST_AT_ONCE = 50;

export const BULK_DECISIONS = ['approve', 'reject'] as const;

/** What was picked in the list: id, what was looked at, and of which kind it is; one decision and one reason for all. */
export const bulkSchema = z
	.object({
		decision: choice(BULK_DECISIONS, 'rev_decision_missing').default('approve'),
		reasonKey: optionalChoice(REVIEW_REASONS),
		reason: textField({ max: 2_000, tooLong: 'rev_reason_too_long' }),
		pick: z
			.string()
			.max(6_000, 'desk_bulk_many')
			.default('')
			.transform((raw) => raw.split(',').filter(Boolean).map(readPick))
			.superRefine((picked, context) => {
				const say = (message: string) => context.addIssue({ code: 'custom', message });
				if (picked.length === 0) say('desk_bulk_none');
				else if (picked.length > MOST_AT_ONCE) say('desk_bulk_many');
				else if (picked.some((one) => !one.id || !one.seen)) say('input_id_unknown');
				else if (new Set(picked.map(({ kind }) => kind)).size > 1) say('desk_bulk_mixed');
			}),
	})
	.refine(({ decision, reasonKey }) => decision === 'approve' || reasonKey !== null, {
		path: ['reasonKey'],
		message: 'rev_reason_missing',
	});
export type BulkDecision = z.infer<typeof bulkSchema>;

function readPick(raw: string): { id: string; seen: number; kind: string } {
	const [id = '', seen = '', kind = ''] = raw.split('.');
	return { id: z.uuid().safeParse(id).success ? id : '', seen: Number(seen) || 0, kind };
}

export const itemSchema = z.object({ id: idField });

export const noteSchema = z.object({
	id: idField,
	text: textField({ required: 'desk_note_missing', max: 1_000, tooLong: 'desk_note_too_long' }),
});
