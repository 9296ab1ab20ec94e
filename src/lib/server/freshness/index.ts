// The door of this room: everything is said to be true again from time to time, or leaves the lists.
export { answerFreshness, openFreshness, type OpenFreshness } from './answer-freshness';
export { climbFreshness } from './climb-freshness';
export { mailFreshness } from './mail-freshness';
export { countUnconfirmed, listUnconfirmed, type Unconfirmed } from './list-unconfirmed';
