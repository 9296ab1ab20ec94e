import { z } from 'zod';
import { textField } from '../text';

/** Issues are keys of the message catalogue. */
export const feedbackSchema = z.object({
	id: z.uuid({ error: 'form_problem_unreadable' }),
	page: textField({ max: 300, tooLong: 'feedback_page_too_long', oneLine: true }),
	message: textField({
		required: 'feedback_message_missing',
		max: 4000,
		tooLong: 'feedback_message_too_long',
	}),
	contact: textField({ max: 200, tooLong: 'feedback_contact_too_long', oneLine: true }),
});
export type FeedbackInput = z.infer<typeof feedbackSchema>;
