// The door of this room: the people of the coordination.
export {
	findColleagueInvitation,
	forgetColleagueInvitations,
	inviteColleague,
	revokeColleagueInvitation,
} from './invite-colleague';
export { acceptWork, beginAccount } from './accept-work';
export { changeColleagueRole, endColleague, listColleagues } from './colleagues';
export { mailOffice } from './mail-office';
