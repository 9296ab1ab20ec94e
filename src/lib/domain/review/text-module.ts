import { z } from 'zod';
import { choice } from '../fields';
import { textField } from '../text';
import { REVIEW_REASONS } from '../vocabulary/keys';

export const MODULE_DECISIONS = ['approve', 'ask', 'reject'] as const;
/** A yes has no reason: its one text stands under this key. */
export const WITH_A_YES = 'freigabe';
export const MODULE_KEYS = [WITH_A_YES, ...REVIEW_REASONS] as const;
export const MODULE_LOCALES = ['de', 'en'] as const;

export type ModuleDecision = (typeof MODULE_DECISIONS)[number];
export type ModuleKey = (typeof MODULE_KEYS)[number];
export type ModuleLocale = (typeof MODULE_LOCALES)[number];

/** Whether there is such a text at all. */
export const belongsTogether = (decision: string, key: string): boolean =>
	(decision === 'approve') === (key === WITH_A_YES);

const UNKNOWN = 'input_choice_unknown';

/** Empty: what the catalogue says counts again. */
export const textModuleSchema = z
	.object({
		decision: choice(MODULE_DECISIONS, UNKNOWN),
		reasonKey: choice(MODULE_KEYS, UNKNOWN),
		locale: choice(MODULE_LOCALES, UNKNOWN),
		text: textField({ max: 2_000, tooLong: 'rev_reason_too_long' }),
		/** What stood there when it was opened: two who write at once do not write over each other. */
		seen: textField({ max: 100, tooLong: UNKNOWN, oneLine: true }),
	})
	.refine(({ decision, reasonKey }) => belongsTogether(decision, reasonKey), {
		path: ['reasonKey'],
		message: UNKNOWN,
	});
export type TextModuleInput = z.infer<typeof textModuleSchema>;
