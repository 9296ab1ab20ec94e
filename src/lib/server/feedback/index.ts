// The door of this room.
export { giveFeedback } from './give-feedback';
export { mailFeedback } from './mail-feedback';
