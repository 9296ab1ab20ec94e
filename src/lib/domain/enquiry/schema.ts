import { z } from 'zod';
import { choice, flag, mailField, phoneField, shortText } from '../fields';
import { textField } from '../text';
import { isLocalDate } from '../time/local';
import { CLARIFIED_WAYS } from './states';

export const MESSAGE_LENGTH = 2_000;
/** Spam lives from links; an offer of help needs none. */
export const MOST_LINKS = 2;

export const countLinks = (text: string): number =>
	text.match(/https?:\/\/|www\.[a-z0-9-]+\.[a-z]{2,}/gi)?.length ?? 0;

const messageField = textField({
	max: MESSAGE_LENGTH,
	tooLong: 'enq_message_too_long',
	required: 'enq_message_missing',
}).refine((text) => countLinks(text) <= MOST_LINKS, 'enq_message_links');

/** Issues are keys of the message catalogue. */
export const enquirySchema = z
	.object({
		id: z.uuid({ error: 'form_problem_unreadable' }),
		name: shortText('enq_name_missing'),
		mail: mailField,
		phone: phoneField,
		message: messageField,
		/** Nobody sees the field; who fills it in is no person. */
		betreff: z.string().max(500).default(''),
	})
	.refine(({ mail, phone }) => mail !== '' || phone !== '', {
		path: ['mail'],
		message: 'enq_reach_missing',
	});
export type EnquiryInput = z.infer<typeof enquirySchema>;

/** One more message of an enquiry, from whichever side. */
export const messageSchema = z.object({
	id: z.uuid({ error: 'form_problem_unreadable' }),
	message: messageField,
	/** With it the club says that it has enough hands: the need asks for no more. */
	enough: flag,
});
export type MessageInput = z.infer<typeof messageSchema>;

export const noteSchema = z.object({
	id: z.uuid({ error: 'form_problem_unreadable' }),
	note: textField({ max: 1_000, tooLong: 'enq_note_too_long', required: 'enq_note_missing' }),
});

/** "Angerufen" or "Persönlich geklärt", with the day; who it was is whoever is signed in. */
export const clarifySchema = z.object({
	way: choice(CLARIFIED_WAYS, 'enq_way_missing'),
	day: z.string({ error: 'enq_day_missing' }).refine(isLocalDate, 'enq_day_missing'),
});

export const assignSchema = z.object({
	to: z.union([z.literal(''), z.uuid()], { error: 'input_choice_unknown' }),
});

/** Ready replies, in the order in which they are offered; the keys stand in addresses. */
export const READY_REPLIES = ['gern', 'frage', 'genug'] as const;
export type ReadyReply = (typeof READY_REPLIES)[number];
