// The door of this room.
export { clarify, closeOrReopen, note, passOn, reply } from './answer';
export { openAnswer, replyByKey, type OpenAnswer } from './answer-by-key';
export { findAskable, type Askable } from './askable';
export { climbLadder } from './climb-ladder';
export { closeEnquiriesOf, countOpenEnquiries, type OpenEnquiries } from './close-all';
export { closeQuiet, eraseEnquiries } from './erase-enquiries';
export { countWaiting, listInbox, type InboxRow } from './inbox';
export { mailEnquiry } from './mail-enquiry';
export { readyReply } from './ready-replies';
export { usualReplyDays } from './reply-time';
export { sendEnquiry } from './send-enquiry';
export { showToClub, showToVolunteer, type ShownToVolunteer } from './show-enquiry';
export { countUnanswered, listUnanswered, remindClub, type UnansweredRow } from './unanswered';
export { eraseNow, withdraw, writeBack } from './volunteer';
