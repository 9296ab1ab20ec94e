import { defineStates } from '../states';

/**
 * Only a reply, or "Angerufen" / "Persönlich geklärt" with day and person, answers. Opening, noting and
 * passing on are no moves: they do not stop the clock.
 */
export const ENQUIRY_STATES = [
	'sent',
	'answered',
	'clarified',
	'withdrawn',
	'closed',
	'erased',
] as const;
export type EnquiryState = (typeof ENQUIRY_STATES)[number];

const enquiry = defineStates({
	thing: 'enquiry',
	states: ENQUIRY_STATES,
	moves: [
		{
			action: 'reply',
			from: ['sent', 'answered', 'clarified'],
			to: 'answered',
			who: ['owner', 'writer', 'coordinator'],
			why: 'somebody wrote back',
		},
		{
			action: 'clarify',
			from: ['sent', 'answered', 'clarified'],
			to: 'clarified',
			who: ['owner', 'writer'],
			why: 'somebody rang or spoke in person',
		},
		{
			action: 'withdraw',
			from: ['sent', 'answered', 'clarified'],
			to: 'withdrawn',
			who: ['person'],
			why: 'the volunteer changed their mind',
		},
		{
			action: 'close',
			from: ['answered', 'clarified'],
			to: 'closed',
			who: ['owner', 'writer', 'person', 'system'],
			why: 'nothing left to say',
		},
		{
			action: 'give-up',
			from: ['sent'],
			to: 'closed',
			who: ['coordinator', 'system'],
			why: 'nobody answered: the volunteer got alternatives, or the need is gone',
		},
		{
			action: 'reopen',
			from: ['closed'],
			to: 'answered',
			who: ['owner', 'writer', 'person'],
			why: 'there is something to say after all',
		},
		{
			action: 'erase',
			from: ['sent', 'answered', 'clarified', 'withdrawn', 'closed'],
			to: 'erased',
			who: ['person', 'system'],
			why: 'contact data goes on time or on request',
		},
	],
});
export type EnquiryAction = (typeof enquiry.actions)[number];
export const ENQUIRY_MOVES = enquiry.moves;
export const enquiryStates = enquiry;
export const moveEnquiry = enquiry.move;

/** The clock of the reply guarantee runs in these. */
export const UNANSWERED_ENQUIRY_STATES = ['sent'] as const satisfies readonly EnquiryState[];
/** Either side may still write in these. */
export const OPEN_ENQUIRY_STATES = [
	'sent',
	'answered',
	'clarified',
] as const satisfies readonly EnquiryState[];
/** How something was clarified without writing. */
export const CLARIFIED_WAYS = ['angerufen', 'persoenlich'] as const;
export type ClarifiedWay = (typeof CLARIFIED_WAYS)[number];
