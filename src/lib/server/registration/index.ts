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
export { contentOf, MOST_REGISTRATIONS_AN_HOUR, sendRegistration } from './send-registration';
