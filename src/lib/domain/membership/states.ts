import { defineStates } from '../states';

/** `asked` is somebody who claims an entry or wants to join its team. */
export const MEMBERSHIP_STATES = [
	'invited',
	'asked',
	'active',
	'declined',
	'expired',
	'left',
	'removed',
] as const;
export type MembershipState = (typeof MEMBERSHIP_STATES)[number];

const membership = defineStates({
	thing: 'membership',
	states: MEMBERSHIP_STATES,
	moves: [
		{
			action: 'accept',
			from: ['invited'],
			to: 'active',
			who: ['person'],
			why: 'opened the invitation and said yes',
		},
		{
			action: 'decline',
			from: ['invited'],
			to: 'declined',
			who: ['person'],
			why: 'said no',
		},
		{
			action: 'expire',
			from: ['invited', 'asked'],
			to: 'expired',
			who: ['system'],
			why: 'nobody reacted in time',
		},
		{
			action: 'revoke',
			from: ['invited'],
			to: 'removed',
			who: ['owner', 'coordinator', 'system'],
			why: 'was a mistake, or who invited has gone',
		},
		{
			action: 'confirm',
			from: ['asked'],
			to: 'active',
			who: ['owner', 'coordinator'],
			why: 'we know this person',
		},
		{
			action: 'refuse',
			from: ['asked'],
			to: 'declined',
			who: ['owner', 'coordinator'],
			why: 'we do not know this person',
		},
		{
			action: 'undo',
			from: ['active', 'declined'],
			to: 'asked',
			who: ['coordinator'],
			why: 'a decision was a slip of the hand: back on the desk, minutes later',
		},
		{
			action: 'leave',
			from: ['active'],
			to: 'left',
			who: ['person'],
			why: 'has had enough',
		},
		{
			action: 'remove',
			from: ['active'],
			to: 'removed',
			who: ['owner', 'coordinator', 'system'],
			why: 'no longer in the team',
		},
		{
			action: 'join',
			from: ['invited', 'asked', 'declined', 'expired', 'left', 'removed'],
			to: 'active',
			who: ['coordinator'],
			why: 'two entries of one club became one, and they were in the team of the other',
		},
		{
			action: 'invite',
			from: ['declined', 'expired', 'left', 'removed'],
			to: 'invited',
			who: ['owner', 'coordinator'],
			why: 'asked once more',
		},
	],
});
export type MembershipAction = (typeof membership.actions)[number];
export const MEMBERSHIP_MOVES = membership.moves;
export const membershipStates = membership;
export const moveMembership = membership.move;

/** What a member may do: an owner also looks after profile and team. */
export const MEMBER_ROLES = ['owner', 'writer'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** A club without an owner belongs to nobody: the last one can neither leave nor be made a writer. */
export function keepsAnOwner(
	members: readonly { id: string; role: MemberRole; state: MembershipState }[],
	without: string,
): boolean {
	return members.some(
		(member) => member.id !== without && member.role === 'owner' && member.state === 'active',
	);
}
