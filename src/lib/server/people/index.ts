// The door of this room.
export { askForCode } from './ask-for-code';
export {
	askCode,
	openCodeFor,
	takeCode,
	takeCodeTwice,
	type CodePurpose,
	type Taken,
} from './code-by-mail';
export {
	askMailChange,
	confirmMailChange,
	forgetMailChanges,
	undoableMailChange,
	undoMailChange,
	UNDO_HOURS,
	waitingMailChange,
} from './change-mail';
export { openCodes, type Codes } from './codes';
export { listDemoPersons, signInAsDemoPerson, type ShownPerson } from './demo-persons';
export { deviceName } from './device-name';
export { endDevice, listDevices } from './end-session';
export {
	ADMINISTRATOR_MINUTES,
	askForAdministrator,
	becomeAdministrator,
	isAdministratorKey,
} from './first-administrator';
export { forgetCodes } from './forget-codes';
export { isMember } from './is-member';
export {
	askToLeave,
	eraseLeavers,
	GRACE_DAYS,
	leavingOf,
	stayAfterAll,
	type Leaving,
} from './leave';
export { QUIET_WARNING_DAYS, sweepQuiet } from './quiet-accounts';
export { mailAccount } from './mail-account';
export { mailCode } from './mail-code';
export { holdOffice, listAdministrators, type HeldOffice } from './office-roles';
export { listAskedClubs, listOwnClubs, type OwnClub } from './own-clubs';
export { exportOwnData } from './own-data';
export { askProof, prove, type AskedProof } from './prove';
export { forgetChallenges, relyingParty } from './passkey-challenge';
export {
	addPasskey,
	askNewPasskey,
	listPasskeys,
	removePasskey,
	renamePasskey,
	type OwnPasskey,
} from './passkeys';
export { askPasskey, askSecondPasskey, showPasskey, signInByPasskey } from './show-passkey';
export { dropPassword, hasPassword, setPassword } from './password';
export { forgetPasswordTries, signInByPassword, waitAfter } from './sign-in-by-password';
export type { PeoplePlatform } from './people-platform';
export { openSessions, type Met, type SessionCookie, type Sessions } from './sessions';
export {
	beginFactor,
	confirmFactor,
	dropFactor,
	factorState,
	showFactor,
	type FactorState,
} from './second-factor';
export {
	beginSession,
	brake,
	findOrAddPerson,
	findPerson,
	signInByCode,
	type From,
} from './sign-in-by-code';
export { teamOf } from './team-of';
export { waitingCode } from './waiting-code';
