import { defineStates } from '../states';

/**
 * `approved` is let in but not yet trusted: what it says is reviewed first. `verified` is trusted: what
 * it says is public at once and sampled afterwards. Both are public.
 */
export const CLUB_STATES = [
	'draft',
	'waiting',
	'query',
	'approved',
	'verified',
	'rejected',
	'paused',
	'blocked',
	'archived',
] as const;
export type ClubState = (typeof CLUB_STATES)[number];

/** A seeded or imported club starts approved: the city put it there, and it waits to be claimed. */
export const CLUB_STARTS = ['draft', 'approved'] as const satisfies readonly ClubState[];

const club = defineStates({
	thing: 'club',
	states: CLUB_STATES,
	moves: [
		{
			action: 'submit',
			from: ['draft', 'query', 'rejected'],
			to: 'waiting',
			who: ['owner'],
			why: 'the club asks to be let in, or answers the query',
		},
		{
			action: 'take-back',
			from: ['waiting'],
			to: 'draft',
			who: ['owner'],
			why: 'the club wants to write on before anyone decides',
		},
		{
			action: 'ask',
			from: ['waiting'],
			to: 'query',
			who: ['coordinator'],
			why: 'something is missing or unclear',
		},
		{
			action: 'approve',
			from: ['waiting', 'query'],
			to: 'approved',
			who: ['coordinator'],
			why: 'it is a real club: public, but its things are reviewed first',
		},
		{
			action: 'verify',
			from: ['waiting', 'query', 'approved'],
			to: 'verified',
			who: ['coordinator'],
			why: 'trusted: publishes at once',
		},
		{
			action: 'distrust',
			from: ['verified'],
			to: 'approved',
			who: ['coordinator'],
			why: 'a sample was bad: review first again',
		},
		{
			action: 'reject',
			from: ['waiting', 'query'],
			to: 'rejected',
			who: ['coordinator'],
			why: 'not a club for this platform; the reason goes to the club',
		},
		{
			action: 'undo',
			from: ['query', 'approved', 'verified', 'rejected'],
			to: 'waiting',
			who: ['coordinator'],
			why: 'a decision was a slip of the hand: back on the desk, minutes later',
		},
		{
			action: 'pause',
			from: ['approved', 'verified'],
			to: 'paused',
			who: ['owner', 'coordinator'],
			why: 'the club rests for a while',
		},
		{
			action: 'resume',
			from: ['paused'],
			to: 'approved',
			who: ['owner', 'coordinator'],
			why: 'back from the rest, was not trusted before',
		},
		{
			action: 'resume-verified',
			from: ['paused'],
			to: 'verified',
			who: ['owner', 'coordinator'],
			why: 'back from the rest, was trusted before',
		},
		{
			action: 'block',
			from: ['draft', 'waiting', 'query', 'approved', 'verified', 'rejected', 'paused', 'archived'],
			to: 'blocked',
			who: ['coordinator'],
			why: 'harm: nothing of it is public and it can do nothing',
		},
		{
			action: 'unblock',
			from: ['blocked'],
			to: 'paused',
			who: ['coordinator'],
			why: 'was a mistake or is mended; someone still has to switch it on',
		},
		{
			action: 'archive',
			from: ['draft', 'approved', 'verified', 'rejected', 'paused'],
			to: 'archived',
			who: ['owner', 'coordinator', 'system'],
			why: 'closed down, or nobody confirmed it for long; stays claimable',
		},
		{
			action: 'leave',
			from: ['draft', 'waiting', 'query', 'approved', 'verified', 'rejected', 'paused'],
			to: 'archived',
			who: ['owner'],
			why: 'the club goes: nothing of it is public from now on, and in two weeks it is erased',
		},
		{
			action: 'stay',
			from: ['archived'],
			to: 'approved',
			who: ['owner', 'coordinator'],
			why: 'stays after all, or a merge is taken back: public, was not trusted before (see stayOf)',
		},
		{
			action: 'stay-verified',
			from: ['archived'],
			to: 'verified',
			who: ['owner', 'coordinator'],
			why: 'stays after all, was trusted before',
		},
		{
			action: 'stay-paused',
			from: ['archived'],
			to: 'paused',
			who: ['owner', 'coordinator'],
			why: 'stays after all, was resting before',
		},
		{
			action: 'stay-draft',
			from: ['archived'],
			to: 'draft',
			who: ['owner'],
			why: 'stays after all, was never let in before',
		},
		{
			action: 'restore',
			from: ['archived'],
			to: 'waiting',
			who: ['owner', 'coordinator'],
			why: 'somebody wants it back: looked at once more',
		},
	],
});
export type ClubAction = (typeof club.actions)[number];
export const CLUB_MOVES = club.moves;
export const clubStates = club;
export const moveClub = club.move;

/** Whoever stays after all is what they were, and still waits for what they waited for. */
export function stayOf(before: ClubState): ClubAction {
	switch (before) {
		case 'verified':
		case 'paused':
			return `stay-${before}`;
		case 'approved':
			return 'stay';
		case 'waiting':
		case 'query':
			return 'restore';
	}
	return 'stay-draft';
}

/** What "Veröffentlichen" means for a need, an event or a piece of news of this club. */
export const publishAction = (clubState: ClubState): 'publish' | 'submit' =>
	clubState === 'verified' ? 'publish' : 'submit';

/** A change of one of these waits for review while the last approved version stays public. */
export type RiskyClubField = 'name' | 'legalForm' | 'contact' | 'links' | 'donation';
