import { z } from 'zod';
import { dateField } from '../fields';
import { cleanText } from '../text';

const MOST = 60;

/** "24.12.2026, 31.12.2026" → days, in order; commas, semicolons, lines and "und" part them. */
export const dayList = z
	.string()
	.max(4_000, { error: 'write_left_out_unreadable' })
	.default('')
	.transform((raw, context): string[] => {
		const parts = cleanText(raw)
			.split(/[,;\n]|\bund\b/)
			.map((part) => part.trim())
			.filter(Boolean);
		const days = parts.map((part) => dateField.safeParse(part));
		if (parts.length > MOST || days.some((day) => !day.success)) {
			context.addIssue({ code: 'custom', message: 'write_left_out_unreadable' });
			return z.NEVER;
		}
		return [...new Set(days.flatMap((day) => (day.success ? [day.data] : [])))].sort();
	});

/** As people write them. */
export const dayListValue = (days: readonly string[]): string =>
	days
		.map((day) => {
			const [year, month, date] = day.slice(0, 10).split('-');
			return `${date}.${month}.${year}`;
		})
		.join(', ');
