// The door of this room.
export { forgetFeedback } from './forget-feedback';
export { giveFeedback } from './give-feedback';
export { mailFeedback } from './mail-feedback';
