// The door of this room.
export {
	askForClaim,
	askForClaimCode,
	claimByMail,
	hintOfMail,
	isKnownAddress,
} from './claim-club';
export { findDraft, forgetDraft, forgetDrafts, keepAnswers, type Draft } from './drafts';
export { askForProof, proveMail } from './prove-mail';
export { contentOf, sendRegistration } from './send-registration';
