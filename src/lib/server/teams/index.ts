// The door of this room.
export {
	acceptByCode,
	acceptSignedIn,
	askForInvitationCode,
	declineInvitation,
	joinedBy,
} from './accept-invitation';
export {
	findInvitation,
	forgetInvitations,
	invite,
	listInvitations,
	revokeInvitation,
	type ShownInvitation,
} from './invite';
export { mailTeam } from './mail-team';
export { changeRole, endMembership, handOver, listTeam, type TeamMember } from './members';
export { tellTeam } from './tell-team';
