import { z } from 'zod';
import { choice, mailField, shortText } from '../fields';

/** What a person with an account says of themselves: no more than is needed to write to them. */
export const personSchema = z.object({
	name: shortText('person_name_missing'),
	mail: mailField.refine((mail) => mail !== '', 'person_mail_missing'),
	locale: choice(['de', 'en'], 'input_choice_unknown').default('de'),
});
export type PersonInput = z.infer<typeof personSchema>;
